import type { Page } from 'playwright-core'
import { makeInternalId } from '../../contracts/ksef/formats.ts'
import { nip } from './company.ts'
import { invoiceScenes } from './invoice-scenes.ts'
import { permissionScenes } from './permission-scenes.ts'
import { beginner, chooseFirst, doer, firstRow, nobody, owner, press, type Scenes } from './scene.ts'

const here = (page: Page, path: string) => page.goto(new URL(path, page.url()).href)
const signAs = (type: string, number: string) => async (page: Page) => {
  await page.locator('[name="type"]').selectOption(type)
  await page.locator(type === 'person-pesel' ? '#pesel' : '#nip').fill(number)
  await press(page)
  await page.locator('.notice, #greeting').first().waitFor()
}
const generateToken = async (page: Page) => {
  await page.locator('#name').fill('ERP centrali')
  await page.locator('input[value="InvoiceWrite"]').check()
  await press(page)
  await page.locator('#token-number').waitFor()
}
const applyForCertificate = async (page: Page) => {
  await page.locator('#name').fill('Serwer w Krakowie')
  await press(page)
  await page.locator('.secret').waitFor()
}

/** Every page there is to look at. */
export const scenes: Scenes = {
  home: nobody('/'),
  'not-found': nobody('/nowhere'),
  docs: nobody('/docs', page => page.locator('.opblock').last().waitFor()),
  control: nobody('/control'),
  'control-exchange': nobody('/control', page =>
    page.locator('#exchanges a, .exchanges a, main a[href*="/exchanges/"]').first().click(),
  ),
  'control-state': nobody('/control/inspector/state'),
  'control-steering': nobody('/control/inspector/steering'),
  'control-refused': nobody('/control', async page => {
    await page.evaluate(() => fetch('/v2/auth/ksef-token', { method: 'POST', body: '{}' }))
    await here(page, '/control?status=4xx')
    await page.locator('.row .call').first().click()
  }),
  'control-none': nobody('/control?text=nothing+of+the+kind'),
  'control-filter-wrong': nobody('/control?operation=nothing'),
  'control-steering-refused': nobody('/control/inspector/steering', async page => {
    await page.locator('#clock-advance-by').fill('an hour')
    await page.locator('form:has(#clock-advance-by) button').click()
  }),
  'control-standing': nobody('/w/stormy/control/inspector/steering', async page => {
    await page.locator('#faults-add-operation').fill('invoices.*')
    await page.locator('#faults-add-error').fill('tooManyRequests')
    await page.locator('form:has(#faults-add-error) button').click()
    await page.locator('#outages-add-from').fill('2026-03-02T20:00:00Z')
    await page.locator('form:has(#outages-add-from) button').click()
    await page.locator('.standing').nth(1).waitFor()
  }),
  'control-docs': nobody('/control/docs'),
  acube: nobody('/acube'),
  demo: nobody('/demo'),
  'demo-step': nobody('/demo', async page => {
    for (let step = 0; step < 4; step++) {
      await page.locator('#next').click()
      await page.locator('body[data-busy="no"]').waitFor()
    }
  }),
  'demo-cast': nobody('/demo', page => page.locator('#own').click()),
  'demo-cast-wrong': nobody('/demo', async page => {
    await page.locator('#own').click()
    await page.locator('[name="sellerNip"]').fill('12')
    await page.locator('#cast-form button').click()
    await page.locator('#cast-problem:not(:empty)').waitFor()
  }),
  'demo-message': nobody('/demo', async page => {
    await page.locator('#next').click()
    await page.locator('body[data-busy="no"]').waitFor()
    await page.locator('.message').last().click()
  }),
  'demo-end': nobody('/demo', async page => {
    await page.locator('[data-step]').last().click()
    await page.locator('#onwards:not([hidden])').waitFor({ timeout: 30_000 })
  }),
  outage: nobody('/demo/outage'),
  'outage-over': nobody('/demo/outage', async page => {
    await press(page)
    await page.locator('form[action*="/rest"] button').click()
    await page.locator('.steps > li:last-child[data-state]:not([data-state=""])').waitFor()
  }),

  login: nobody('/web/login'),
  'login-ended': nobody('/web/login?reason=ended'),
  'login-signed-out': nobody('/web/login?reason=signed-out'),
  'login-expired': nobody('/web/login?reason=expired'),
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
  'sign-unit': nobody(`/web/login/sign?context=${makeInternalId(nip, '0001')}`),
  'sign-failed': nobody(`/web/login/sign?context=${nip}`, signAs('person-pesel', '44051401359')),
  greeting: nobody('/web/login/sign?context=7777777777', signAs('stamp-nip', '7777777777')),

  'portal-home': owner('/web/home'),
  'portal-hood': owner('/web/permissions/here', async page => {
    await page.locator('#hood > summary').click()
    await page.locator('#hood .exchange > summary').first().click()
  }),
  code: owner('/web/tokens', async page => {
    await page.locator('#hood > summary').click()
    await page.locator('#hood .exchange > summary').first().click()
    await page.locator('#hood a[href*="/web/exchanges/code"]').first().click()
  }),
  stale: doer('/web/tokens/generate', async page => {
    await page.evaluate(() => document.querySelector('main [name="csrf"]')?.setAttribute('value', 'old'))
    await press(page)
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
  'certificates-issued': doer('/web/certificates/apply', applyForCertificate),
  'certificates-revoked': doer('/web/certificates/apply', async page => {
    await applyForCertificate(page)
    await page.locator('.button.danger').click()
    await press(page)
  }),
  'certificates-revoke': owner('/web/certificates', chooseFirst),

  consent: owner('/web/attachments'),
  'consent-missing': beginner('/web/attachments'),
  'consent-done': doer('/web/attachments', press),
  'consent-wrong': owner('/web/attachments', async page => {
    await page.locator('#until').fill('12026-03-03')
    await press(page)
  }),

  tokens: owner('/web/tokens'),
  'tokens-empty': beginner('/web/tokens'),
  'tokens-generate': owner('/web/tokens/generate'),
  'tokens-generate-wrong': owner('/web/tokens/generate', press),
  'tokens-number': doer('/web/tokens/generate', generateToken),
  'tokens-number-gone': doer('/web/tokens/generate', async page => {
    await generateToken(page)
    await page.reload()
  }),
  'tokens-revoked': doer('/web/tokens/generate', async page => {
    await generateToken(page)
    await here(page, '/web/tokens')
    await chooseFirst(page)
    await press(page)
  }),
  'tokens-unselected': owner('/web/tokens?unselected=1'),
  'tokens-filter': owner('/web/tokens?name=Kos'),
  'tokens-revoke': owner('/web/tokens', chooseFirst),

  ...invoiceScenes,

  exchanges: owner('/web/exchanges'),
}
