import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInWithSeal } from '../../client/index.ts'
import { makePeppolSeal } from '../../client/xades/certificate.ts'
import { makeInternalId } from '../../contracts/ksef/formats.ts'
import { type Language, languages, sayIn, type TextKey } from '../../simulator/portal/texts.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { open } from './company.ts'
import { cookiesOf } from './cookies-of.ts'
import { Keyboard } from './keyboard.ts'
import { Visitor } from './visitor.ts'

/** Every kind of grant in a real browser, without scripts; by keyboard; and what comes of it when it has gone meanwhile. */

const nips: Record<Language, string> = { en: '1234563218', pl: '5265877635' }
const { simulator, client, runtime } = open()
let origin: string
let browser: Browser

beforeAll(async () => {
  if (withoutBrowser) return
  ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
  // KSeF knows a provider from its first sign-in on.
  const identity = await makePeppolSeal({
    peppolId: provider,
    key: 'p256',
    validFrom: new Date(runtime.now() - 60_000),
  })
  await signInWithSeal(client, { context: { type: 'PeppolId', value: provider }, identity })
}, 30_000)
afterAll(async () => {
  await browser?.close()
  await simulator.close()
})

const person = { subject: '90010112349', firstName: 'Anna', lastName: 'Abacka' }
const fingerprint = 'AB'.repeat(32)
const provider = 'PPL123456'

interface Case {
  readonly kind: TextKey
  /** By the ids of fields. */
  readonly typed: (nip: string) => Readonly<Record<string, string>>
  readonly chosen?: Readonly<Record<string, string>>
  readonly checked?: string
  /** Where it is seen afterwards, and by what. */
  readonly seen: readonly [list: string, text: string]
}

const cases: readonly Case[] = [
  { kind: 'grantPerson', typed: () => person, checked: 'InvoiceRead', seen: ['here', 'Anna Abacka'] },
  {
    kind: 'grantEntity',
    typed: () => ({ subject: '9999999999', fullName: 'Biuro Żółw' }),
    chosen: { 'scope-InvoiceRead': 'pass' },
    seen: ['here', 'Biuro Żółw'],
  },
  {
    kind: 'grantClient',
    typed: () => ({ ...person, lastName: 'Klientowska', client: '7777777777' }),
    checked: 'InvoiceWrite',
    seen: ['granted', 'Anna Klientowska'],
  },
  {
    kind: 'grantAllClients',
    typed: () => ({ ...person, lastName: 'Wszędobylska' }),
    checked: 'InvoiceWrite',
    seen: ['granted', 'Anna Wszędobylska'],
  },
  {
    kind: 'grantTaxRepresentative',
    typed: () => ({ subject: '7777777777', fullName: 'Kancelaria Sp. z o.o.' }),
    seen: ['authorizations', 'TaxRepresentative'],
  },
  {
    kind: 'grantSelfInvoicing',
    typed: () => ({ subject: '8888888888', fullName: 'Nabywca Sp. z o.o.' }),
    seen: ['authorizations', 'SelfInvoicing'],
  },
  {
    kind: 'grantRrInvoicing',
    typed: () => ({ subject: '8888888888', fullName: 'Nabywca Sp. z o.o.' }),
    seen: ['authorizations', 'RRInvoicing'],
  },
  {
    kind: 'grantPefInvoicing',
    typed: () => ({ subject: provider, fullName: 'Dostawca Sp. z o.o.' }),
    seen: ['authorizations', provider],
  },
  {
    kind: 'grantUnit',
    typed: nip => ({ ...person, unit: makeInternalId(nip, '0001'), unitName: 'Oddział w Gdyni' }),
    seen: ['units', 'Oddział w Gdyni'],
  },
  {
    kind: 'grantEu',
    typed: nip => ({
      compound: `${nip}-DE123456789`,
      euName: 'Firma G.m.b.H., Berlin',
      euFullName: 'Firma G.m.b.H.',
      euAddress: 'Berlin',
      subject: fingerprint,
      entityName: 'Firma G.m.b.H.',
      entityAddress: 'Berlin',
    }),
    chosen: { details: 'EntityByFingerprint' },
    seen: ['eu', fingerprint],
  },
  { kind: 'addAdministrator', typed: () => ({ ...person, lastName: 'Nowak' }), seen: ['here', 'Anna Nowak'] },
]

describe.skipIf(withoutBrowser).each(languages)('%s', { ...browserTest, timeout: 90_000 }, language => {
  const say = sayIn(language)
  const nip = nips[language]
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await new Visitor(simulator, origin).signIn(nip)
  })

  const visit = async (work: (page: Page) => Promise<void>, javaScriptEnabled = true) => {
    const context = await browser.newContext({ locale: language, reducedMotion: 'reduce', javaScriptEnabled })
    context.setDefaultTimeout(10_000)
    await context.addCookies(cookiesOf(visitor, '127.0.0.1'))
    await work(await context.newPage())
    await context.close()
  }
  const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
  const fillIn = async (page: Page, { typed, chosen = {}, checked }: Case) => {
    for (const [id, value] of Object.entries(chosen)) await page.locator(`#${id}`).selectOption(value)
    for (const [id, value] of Object.entries(typed(nip))) await page.locator(`#${id}`).fill(value)
    if (checked) await page.locator(`input[value="${checked}"]`).check()
  }

  test.each(cases)('$kind: refused as it is empty, then granted, without scripts', async one => {
    await visit(async page => {
      await page.goto(`${origin}/web/permissions/grant`)
      if (one.kind !== 'addAdministrator')
        await page
          .getByRole('link', { name: say(one.kind) })
          .first()
          .click()
      else await page.getByRole('link', { name: say(one.kind), exact: true }).click()
      await press(page, say('grantVerb'))
      await page.getByRole('alert').getByText('21405').waitFor()
      expect(await page.locator('.field-errors').count()).toBeGreaterThan(1)
      await fillIn(page, one)
      await page.locator('#description').fill('Umowa')
      await press(page, say('grantVerb'))
      await page.getByText('200 Operacja zakończona sukcesem').first().waitFor()
      await page.goto(`${origin}/web/permissions/${one.seen[0]}`)
      await page.getByRole('row').filter({ hasText: one.seen[1] }).first().waitFor()
    }, false)
  })

  test('who gives up is asked, without scripts: to stay costs nothing, to leave leads to the list', async () => {
    await visit(async page => {
      const question = page.getByRole('dialog', { name: say('leaveTitle') })
      await page.goto(`${origin}/web/permissions/grant/entity`)
      await page.locator('#fullName').fill('Biuro Żółw')
      await page.locator('#scope-InvoiceRead').selectOption('pass')
      await press(page, say('grantKeep'))
      await question.getByRole('button', { name: say('leaveStay'), exact: true }).click()
      await question.waitFor({ state: 'hidden' })
      await press(page, say('grantKeep'))
      await question.waitFor()
      await page.keyboard.press('Escape')
      await question.waitFor({ state: 'hidden' })
      expect(await page.locator('#fullName').inputValue()).toBe('Biuro Żółw')
      expect(await page.locator('#scope-InvoiceRead').inputValue()).toBe('pass')
      await press(page, say('grantKeep'))
      await question.getByRole('link', { name: say('leaveGo'), exact: true }).click()
      await page.getByRole('heading', { name: say('permissionsHereTitle'), level: 1 }).waitFor()
    }, false)
  })

  test('what another has taken back meanwhile is said to be gone', async () => {
    await visit(async page => {
      await page.goto(`${origin}/web/permissions/here`)
      await page.getByRole('row').filter({ hasText: 'Anna Nowak' }).getByRole('radio').check()
      await press(page, say('revokePermission'))
      const permission = await page.locator('input[name="permission"]').inputValue()
      await visitor.get('/web/permissions/here')
      await visitor.post('/web/permissions/here/revoke', { permission })
      await press(page, say('revokePermission'))
      await page.getByRole('alert').getByText(say('permissionNotRevoked')).waitFor()
      expect(await page.getByRole('row').filter({ hasText: 'Anna Nowak' }).count()).toBe(0)
    })
  })

  test('a unit is chosen as the context by keyboard', async () => {
    const context = await browser.newContext({ locale: language, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${origin}/web/login`)
    const keyboard = new Keyboard(page)
    expect(await keyboard.focused()).toMatchObject({ name: say('nip'), visible: true })
    await keyboard.press('Shift+Tab')
    expect(await keyboard.focused()).toMatchObject({ name: say('contextNip'), visible: true })
    await keyboard.press('ArrowDown')
    expect(await page.getByLabel(say('nip'), { exact: true }).isVisible()).toBe(false)
    await keyboard.press('Tab')
    expect(await keyboard.focused()).toMatchObject({ name: say('contextInternalId'), visible: true })
    await keyboard.press('Enter')
    await page.getByText(say('contextInternalIdMissing')).waitFor()
    await page.keyboard.type(makeInternalId(nip, '0001'))
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: say('methodTitle') }).waitFor()
    await context.close()
  })
})
