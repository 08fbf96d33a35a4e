import type { Page } from 'playwright-core'
import { nip } from './company.ts'

/** Every page there is to look at: who looks, and how they get there. */

/** owner: of a firm with everything; beginner: of one with nothing; reader: a person who may read invoices; nobody: not signed in. */
export type Looker = 'owner' | 'beginner' | 'reader' | 'nobody'

export interface Scene {
  readonly as: Looker
  readonly path: string
  /** What is done there before one looks. */
  readonly then?: (page: Page) => Promise<unknown>
}

const press = (page: Page) => page.locator('main form button[type="submit"]').first().click()
const sendEmpty = (page: Page) => press(page)
const firstRow = (page: Page) => page.locator('.list tbody a').first().click()
const chooseFirst = async (page: Page) => {
  await page.locator('.list input').first().check()
  await page.locator('.choosing button').first().click()
}
const owner = (path: string, then?: Scene['then']): Scene => ({ as: 'owner', path, then })
const beginner = (path: string): Scene => ({ as: 'beginner', path })
const nobody = (path: string, then?: Scene['then']): Scene => ({ as: 'nobody', path, then })

const grants = ['person', 'entity', 'client', 'authorization', 'unit', 'eu-entity']
const lists = ['here', 'granted', 'authorizations', 'units', 'eu', 'members', 'own', 'entities', 'received', 'roles']

export const scenes: Readonly<Record<string, Scene>> = {
  home: nobody('/'),
  'not-found': nobody('/nowhere'),
  docs: nobody('/docs'),
  control: nobody('/control'),
  'control-exchange': nobody('/control', page =>
    page.locator('#exchanges a, .exchanges a, main a[href*="/exchanges/"]').first().click(),
  ),
  'control-state': nobody('/control/inspector/state'),
  'control-steering': nobody('/control/inspector/steering'),
  demo: nobody('/demo'),
  'demo-step': nobody('/demo', async page => {
    for (let step = 0; step < 4; step++) {
      await page.locator('#next').click()
      await page.locator('body[data-busy="no"]').waitFor()
    }
  }),
  'demo-cast': nobody('/demo', page => page.locator('#own').click()),
  outage: nobody('/demo/outage'),

  login: nobody('/web/login'),
  'login-ended': nobody('/web/login?reason=ended'),
  'login-wrong': nobody('/web/login', sendEmpty),
  method: nobody(`/web/login/method?context=${nip}`),
  question: nobody(`/web/login/certificate?context=${nip}`),
  'question-wrong': nobody(`/web/login/certificate?context=${nip}`, sendEmpty),
  sign: nobody(`/web/login/sign?context=${nip}`),
  'sign-wrong': nobody(`/web/login/sign?context=${nip}&type=person-pesel`, sendEmpty),
  'sign-fingerprint': nobody(`/web/login/sign?context=${nip}&type=fingerprint`),

  'portal-home': owner('/web/home'),
  'portal-hood': owner('/web/permissions/here', async page => {
    await page.locator('#hood > summary').click()
    await page.locator('#hood .exchange > summary').first().click()
  }),
  'reader-home': { as: 'reader', path: '/web/home' },
  'not-allowed': { as: 'reader', path: '/web/permissions/here' },
  'portal-not-found': owner('/web/nowhere'),

  'grant-choose': owner('/web/permissions/grant'),
  ...Object.fromEntries(grants.map(name => [`grant-${name}`, owner(`/web/permissions/grant/${name}`)])),
  'grant-person-document': owner('/web/permissions/grant/person', page =>
    page.locator('#details').selectOption('PersonByFingerprintWithoutIdentifier'),
  ),
  ...Object.fromEntries(
    grants.map(name => [`grant-${name}-wrong`, owner(`/web/permissions/grant/${name}`, sendEmpty)]),
  ),
  administrator: owner('/web/permissions/administrator'),
  ...Object.fromEntries(lists.map(name => [`permissions-${name}`, owner(`/web/permissions/${name}`)])),
  ...Object.fromEntries(lists.map(name => [`permissions-${name}-empty`, beginner(`/web/permissions/${name}`)])),
  'permissions-filter-wrong': owner('/web/permissions/here?who=12'),
  'permissions-no-match': owner('/web/permissions/here?who=90010112349'),
  'permissions-revoke': owner('/web/permissions/here', chooseFirst),

  certificates: owner('/web/certificates'),
  'certificates-empty': beginner('/web/certificates'),
  'certificates-apply': owner('/web/certificates/apply'),
  'certificates-apply-wrong': owner('/web/certificates/apply', sendEmpty),
  'certificates-certificate': owner('/web/certificates', firstRow),
  'certificates-password-wrong': owner('/web/certificates', async page => {
    await firstRow(page)
    await page.locator('.secret button').click()
  }),
  'certificates-revoke': owner('/web/certificates', chooseFirst),

  collective: owner('/web/collective-identifiers'),
  'collective-empty': beginner('/web/collective-identifiers'),
  'collective-new': owner('/web/collective-identifiers/new'),
  'collective-payments': owner('/web/invoices', async page => {
    for (const box of (await page.locator('.list input').all()).slice(0, 2)) await box.check()
    await page.locator('button[formaction*="collective"], form[action*="collective"] button').first().click()
  }),
  'collective-identifier': owner('/web/collective-identifiers', firstRow),

  consent: owner('/web/attachments'),
  'consent-missing': beginner('/web/attachments'),

  tokens: owner('/web/tokens'),
  'tokens-empty': beginner('/web/tokens'),
  'tokens-generate': owner('/web/tokens/generate'),
  'tokens-generate-wrong': owner('/web/tokens/generate', sendEmpty),
  'tokens-revoke': owner('/web/tokens', chooseFirst),

  invoices: owner('/web/invoices'),
  invoice: owner('/web/invoices', firstRow),
  'invoices-empty': beginner('/web/invoices'),
  'invoices-load': owner('/web/invoices/load'),
  'invoices-issue': owner('/web/invoices/issue'),
  sessions: owner('/web/sessions'),
  session: owner('/web/sessions', firstRow),
  exchanges: owner('/web/exchanges'),
}
