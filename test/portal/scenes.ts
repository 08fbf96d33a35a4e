import { nip } from './company.ts'
import { invoiceScenes } from './invoice-scenes.ts'
import { permissionScenes } from './permission-scenes.ts'
import { beginner, chooseFirst, firstRow, nobody, owner, press, type Scenes } from './scene.ts'

/** Every page there is to look at. */
export const scenes: Scenes = {
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
  'login-wrong': nobody('/web/login', press),
  'login-unit': nobody('/web/login', page => page.locator('[value="InternalId"]').check()),
  'login-vat-ue-wrong': nobody('/web/login', async page => {
    await page.locator('[value="NipVatUe"]').check()
    await press(page)
  }),
  method: nobody(`/web/login/method?context=${nip}`),
  question: nobody(`/web/login/certificate?context=${nip}`),
  'question-wrong': nobody(`/web/login/certificate?context=${nip}`, press),
  sign: nobody(`/web/login/sign?context=${nip}`),
  'sign-wrong': nobody(`/web/login/sign?context=${nip}&type=person-pesel`, press),
  'sign-fingerprint': nobody(`/web/login/sign?context=${nip}&type=fingerprint`),

  'portal-home': owner('/web/home'),
  'portal-hood': owner('/web/permissions/here', async page => {
    await page.locator('#hood > summary').click()
    await page.locator('#hood .exchange > summary').first().click()
  }),
  'reader-home': { as: 'reader', path: '/web/home' },
  'not-allowed': { as: 'reader', path: '/web/permissions/here' },
  'portal-not-found': owner('/web/nowhere'),

  ...permissionScenes,

  certificates: owner('/web/certificates'),
  'certificates-empty': beginner('/web/certificates'),
  'certificates-apply': owner('/web/certificates/apply'),
  'certificates-apply-wrong': owner('/web/certificates/apply', press),
  'certificates-certificate': owner('/web/certificates', firstRow),
  'certificates-password-wrong': owner('/web/certificates', async page => {
    await firstRow(page)
    await page.locator('.secret button').click()
  }),
  'certificates-revoke': owner('/web/certificates', chooseFirst),

  consent: owner('/web/attachments'),
  'consent-missing': beginner('/web/attachments'),

  tokens: owner('/web/tokens'),
  'tokens-empty': beginner('/web/tokens'),
  'tokens-generate': owner('/web/tokens/generate'),
  'tokens-generate-wrong': owner('/web/tokens/generate', press),
  'tokens-revoke': owner('/web/tokens', chooseFirst),

  ...invoiceScenes,

  exchanges: owner('/web/exchanges'),
}
