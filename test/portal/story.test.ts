import { KSeFClient } from 'ksef-client-ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient, signInWithToken } from '../../client/index.ts'
import { createSimulator, type Runtime, systemRuntime } from '../../simulator/index.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { type Language, labels } from './labels.ts'
import { Person } from './person.ts'

/** The nine steps as people take them, in a real browser, with work that takes its time. */
const running = systemRuntime({ delays: { authentication: 200, activation: 200, revocation: 60_000 } })
let ahead = 0
/** Time runs, and the end of a revocation comes when a test has seen its middle. */
const runtime: Runtime = { ...running, now: () => running.now() + ahead }
const endRevocation = () => {
  ahead += 60_000
}
const simulator = createSimulator({ rateLimits: 'off', runtime })
let origin: string
let browser: Browser

beforeAll(async () => {
  if (withoutBrowser) return
  ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
}, 30_000)
afterAll(async () => {
  await browser?.close()
  await simulator.close()
})

const locales = { en: 'en-GB', pl: 'pl-PL' } as const

/** A browser of its own for the work; what its console complains of (CSP, scripts that fail) fails the test. */
const visit = async (options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> => {
  const context = await browser.newContext(options)
  const complaints: string[] = []
  const page = await context.newPage()
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  await work(page)
  expect(complaints).toEqual([])
  await context.close()
}

const byClient = (token: string) => signInWithToken(createClient({ baseUrl: origin }), { token })
const byStranger = (token: string, nip: string) => new KSeFClient({ baseUrl: origin }).loginWithToken(token, nip)

type Judge = (token: string, nip: string) => Promise<void>

/** The token of the portal is one of the API's: it signs in. */
const signsIn: Judge = async token => {
  const session = await byClient(token)
  expect((await session.authSessions.list()).items[0]?.authenticationMethod).toBe('Token')
}

const isRefused: Judge = async token => {
  await expect(byClient(token)).rejects.toMatchObject({ code: 450, details: ['Token unieważniony.'] })
}

const tellByMouse = async (
  page: Page,
  [language, nip, name]: readonly [Language, string, string],
  before = signsIn,
  after = isRefused,
): Promise<void> => {
  const person = new Person(page, origin, language)
  const { say } = person
  await person.signIn(nip)
  await page.getByText(say.mark, { exact: true }).waitFor()
  const token = await person.generateToken(name)
  await person.choose(say.tokenList)
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(say.columns)
  await person.statusOf(name).getByText(say.active, { exact: true }).waitFor()
  await before(token, nip)
  await person.revoke(name)
  await person.statusOf(name).getByText(say.revoking, { exact: true }).waitFor()
  endRevocation()
  await person.statusOf(name).getByText(say.revoked, { exact: true }).waitFor()
  await page.locator('.strip').getByText(say.revoked, { exact: true }).waitFor()
  await after(token, nip)
  await person.press(say.signOut)
  await page.getByLabel(say.nip, { exact: true }).waitFor()
}

describe.skipIf(withoutBrowser).each(['en', 'pl'] as const)('in %s', browserTest, language => {
  const locale = locales[language]

  test('by mouse: the token signs in through the API until it is revoked, by our client and a stranger’s', async () => {
    const signsInTwice: Judge = async (token, nip) => {
      await signsIn(token, nip)
      await byStranger(token, nip)
    }
    const isRefusedTwice: Judge = async (token, nip) => {
      await isRefused(token, nip)
      await expect(byStranger(token, nip)).rejects.toThrow(/450/)
    }
    const nip = { en: '1234563218', pl: '8567346215' }[language]
    await visit({ locale }, page =>
      tellByMouse(page, [language, nip, `Mouse ${language}`], signsInTwice, isRefusedTwice),
    )
  }, 60_000)

  test('by mouse without scripts', async () => {
    const nip = { en: '5265877635', pl: '1111111111' }[language]
    await visit({ locale, javaScriptEnabled: false }, page =>
      tellByMouse(page, [language, nip, `No scripts ${language}`]),
    )
  }, 60_000)

  test('by keyboard alone', async () => {
    const say = labels[language]
    const nip = { en: '7980332920', pl: '5252248481' }[language]
    const name = `Keyboard ${language}`
    await visit({ locale }, async page => {
      const keyboard = new Keyboard(page)
      const heading = (text: string) => page.getByRole('heading', { name: text, exact: true }).waitFor()
      await page.goto(`${origin}/web`)
      await keyboard.fill(say.nip, nip)
      await keyboard.press('Enter')
      await page.getByRole('link', { name: say.certificate }).waitFor()
      await keyboard.tabTo(say.certificate, 'Enter')
      await heading(say.question)
      await keyboard.press('Space')
      await keyboard.tabTo(say.next, 'Enter')
      await heading(say.sign)
      await keyboard.fill(say.nip, nip)
      await keyboard.tabTo(say.authenticateInTest, 'Enter')

      // The focus moves into the pop-up, stays there, and comes back out of it.
      await page.getByRole('dialog', { name: say.success }).waitFor()
      await expect.poll(() => keyboard.focused()).toMatchObject({ name: say.close, inDialog: true, visible: true })
      await keyboard.press('Tab')
      await keyboard.press('Tab')
      const { inDialog, tag } = await keyboard.focused()
      expect(inDialog || tag === 'BODY').toBe(true)
      await keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await expect.poll(() => keyboard.focused()).toMatchObject({ tag: 'H1' })

      await page.goto(`${origin}/web/home`)
      await keyboard.tabTo(say.generateToken, 'Enter')
      await heading(say.generateTitle)
      await keyboard.fill(say.tokenName, name)
      await keyboard.tabTo(say.invoiceRead, 'Space')
      await keyboard.tabTo(say.invoiceWrite, 'Space')
      await keyboard.tabTo(say.generateToken, 'Enter')
      await heading(say.generated)
      const token = await new Person(page, origin, language).tokenNumber()
      await keyboard.tabTo(say.tokenList, 'Enter')
      await heading(say.tokenList)
      await signsIn(token, nip)
      await keyboard.tabTo(say.select + name, 'Space')
      await keyboard.tabTo(say.revoke, 'Enter')
      await heading(say.revokeQuestion)
      await keyboard.tabTo(say.revoke, 'Enter')
      await page.getByRole('row').getByText(say.revoking, { exact: true }).waitFor()
      endRevocation()
      await page.getByRole('row').getByText(say.revoked, { exact: true }).waitFor()
      await isRefused(token, nip)
    })
  }, 60_000)
})
