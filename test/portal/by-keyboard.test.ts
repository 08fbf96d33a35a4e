import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeInvoiceKey, readPkcs12, sendInvoice } from '../../client/index.ts'
import { keyFor } from '../../client/key-for.ts'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { languages, sayIn, type TextKey } from '../../simulator/portal/texts.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { invoice, nip, open } from './company.ts'
import { cookiesOf } from './cookies-of.ts'
import { Keyboard } from './keyboard.ts'
import { Visitor } from './visitor.ts'

/** What changes something, by keyboard alone: each thing is reached by Tab, seen to have the focus, and pressed. */

const { simulator, signIn, runtime } = open()
const [, fa3] = formCodes
const numbers: string[] = []
let origin: string
let browser: Browser
let owner: Visitor

/** A session stands open for each language. */
const openSession = async (session: Awaited<ReturnType<typeof signIn>>) => {
  const key = keyFor(await session.publicKeys.list(), 'SymmetricKeyEncryption', runtime.now())
  const { encryption } = await makeInvoiceKey(key)
  await session.sessions.openOnline({ body: { formCode: fa3, encryption } })
}

beforeAll(async () => {
  if (withoutBrowser) return // In a field for a date what is typed goes by the browser's own language.
  ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser('--lang=en-US')])
  const session = await signIn()
  for (const number of ['FV/1', 'FV/2']) numbers.push((await sendInvoice(session, { xml: invoice(number) })).ksefNumber)
  for (const _ of languages) await openSession(session)
  owner = await new Visitor(simulator, origin).signIn(nip)
}, 30_000)
afterAll(async () => {
  await browser?.close()
  await simulator.close()
})

describe.skipIf(withoutBrowser).each(languages)('%s', { ...browserTest, timeout: 60_000 }, language => {
  const say = sayIn(language)
  let context: BrowserContext
  let page: Page
  let keyboard: Keyboard

  beforeAll(async () => {
    context = await browser.newContext({ locale: language, reducedMotion: 'reduce' })
    context.setDefaultTimeout(10_000)
    await context.addCookies(cookiesOf(owner, '127.0.0.1'))
    page = await context.newPage()
    keyboard = new Keyboard(page)
  })
  beforeEach(() => page.goto(`${origin}/web/home`))
  afterAll(() => context?.close())

  const shown = async (text: string) => {
    await page.getByText(text, { exact: true }).first().waitFor()
    await page.waitForLoadState()
  }
  const heading = async (key: TextKey) => {
    await page.getByRole('heading', { name: say(key), exact: true, level: 1 }).waitFor()
    await page.waitForLoadState()
  }
  const follow = async (link: TextKey) => {
    await keyboard.tabTo(say(link), 'Enter')
    await heading(link)
  }
  /** Past head and menu, where nothing has the focus by itself. */
  const skip = () => keyboard.tabTo(say('skip'), 'Enter')

  test('a permission is granted to a person, who stays when asked, and taken back', async () => {
    await follow('grantPermission')
    await follow('grantPerson')
    await keyboard.fill(say('columnWho'), '90010112349')
    await keyboard.typeInto(say('firstName'), 'Anna')
    await keyboard.typeInto(say('lastName'), 'Abacka')
    await keyboard.tabTo(`${say('scopeInvoiceRead')} (InvoiceRead)`, 'Space')
    await keyboard.press('Enter')
    await shown(say('descriptionWrong'))
    await keyboard.fill(say('columnDescription'), 'Umowa')
    await keyboard.tabTo(say('grantKeep'), 'Enter')
    expect(await keyboard.focused()).toMatchObject({ name: say('leaveStay'), inDialog: true, visible: true })
    await keyboard.press('Enter')
    expect(await keyboard.focused()).toMatchObject({ name: say('grantKeep'), inDialog: false, visible: true })
    await keyboard.press('Shift+Tab')
    expect(await keyboard.focused()).toMatchObject({ name: say('grantVerb'), visible: true })
    await keyboard.press('Enter')
    await shown('200 Operacja zakończona sukcesem')
    await skip()
    await keyboard.tabTo(say('managePermissions'), 'Enter')
    await heading('permissionsHereTitle')
    await skip()
    await keyboard.tabTo(say('selectPermission', { who: 'Anna Abacka: InvoiceRead' }), 'Space')
    await keyboard.tabTo(say('revokePermission'), 'Enter')
    await heading('revokePermissionTitle')
    await skip()
    await keyboard.tabTo(say('revokePermission'), 'Enter')
    await shown(say('permissionsHereEmpty'))
  })

  test('a certificate is asked for and taken away with its key', async () => {
    const password = 'Abcdefghijkl-2026'
    await follow('applyForCertificate')
    await keyboard.press('Enter')
    await shown(say('certificateNameWrong'))
    await keyboard.fill(say('certificateName'), `Accounting ${language}`)
    await keyboard.press('Enter')
    await heading('certificateTitle')
    await skip()
    await keyboard.typeInto(say('password'), password)
    await keyboard.typeInto(say('passwordAgain'), password)
    const [download] = await Promise.all([page.waitForEvent('download'), keyboard.tabTo(say('pkcs12Verb'), 'Enter')])
    expect(await readPkcs12(readFileSync(await download.path()), { password })).toMatchObject({
      privateKey: expect.stringContaining('PRIVATE KEY'),
    })
  })

  test('a collective identifier is made', async () => {
    await follow('collectiveIdentifiers')
    await skip()
    await keyboard.tabTo(say('collectiveNew'), 'Enter')
    await heading('collectiveNew')
    await keyboard.fill(say('collectiveNumbers'), numbers.join('\n'))
    await keyboard.tabTo(say('next'), 'Enter')
    await shown(say('collectivePaymentLead'))
    await skip()
    await keyboard.typeInto(say('paymentAmount'), 'ten')
    await keyboard.tabTo(say('collectiveVerb'), 'Enter')
    await shown(say('paymentAmountWrong'))
    await keyboard.press('Control+a')
    await keyboard.fill(say('paymentAmount'), '100')
    await keyboard.tabTo(say('collectiveVerb'), 'Enter')
    await heading('collectiveTitle')
  })

  test('a session is ended', async () => {
    await follow('sessionHistory')
    await skip()
    const open = page.locator('.list tr').filter({ has: page.locator('[data-status="100"]') })
    const session = (await open.first().getByRole('link').innerText()).trim()
    await keyboard.tabTo(session, 'Enter')
    await heading('sessionTitle')
    await skip()
    await keyboard.tabTo(say('closeSession'), 'Enter')
    await heading('closeSessionTitle')
    await skip()
    await keyboard.tabTo(say('closeSession'), 'Enter')
    await heading('sessionTitle')
    expect(await page.getByRole('link', { name: say('closeSession'), exact: true }).count()).toBe(0)
  })

  test('the consent to attachments is given, given an end, and withdrawn', async () => {
    await follow('attachmentConsent')
    await skip()
    await keyboard.tabTo(say('consentGive'), 'Enter')
    await shown(say('consentGiven'))
    await skip()
    await keyboard.typeInto(say('consentUntil'), '03032026')
    await keyboard.tabTo(say('consentWithdraw'), 'Enter')
    await shown(say('consentEnds'))
    await skip()
    await keyboard.tabTo(say('consentWithdraw'), 'Enter')
    await shown(say('consentMissing'))
  })
})
