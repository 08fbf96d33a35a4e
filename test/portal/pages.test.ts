import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { violationsInBoth } from './axe.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { Person } from './person.ts'
import { Visitor } from './visitor.ts'

/** What only a browser shows: looks, focus, memory of pages, scripts. */
const nip = '1234563218'
const foreignNip = '5265877635'
const runtime = fixedRuntime({ at: Date.parse('2026-03-02T08:15:00Z'), seed: 1, delays: { revocation: 1000 } })
const simulator = createSimulator({ rateLimits: 'off', runtime })
let origin: string
let browser: Browser
let context: BrowserContext
let page: Page
let person: Person
let complaints: string[]

const watched = (one: Page): Page => {
  one.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  one.on('pageerror', error => complaints.push(String(error)))
  one.on('dialog', dialog => {
    complaints.push(`a script ran: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return one
}

describe.skipIf(withoutBrowser)('in a browser', { ...browserTest, timeout: 60_000 }, () => {
  beforeAll(async () => {
    ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
  }, 30_000)
  afterAll(async () => {
    await browser.close()
    await simulator.close()
  })
  beforeEach(async () => {
    complaints = []
    context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
    page = watched(await context.newPage())
    person = new Person(page, origin)
  })
  afterEach(async () => {
    await context.close()
    // CSP, scripts that fail, scripts that should not run. A page that says no is no defect.
    expect(complaints.filter(text => !/status of 4\d\d/.test(text))).toEqual([])
  })

  /** Already signed in, without the pages that lead there. */
  const enter = async (who: Person, number: string): Promise<void> => {
    const { cookies } = await new Visitor(simulator, origin).signIn(number)
    const own = { domain: '127.0.0.1', path: '/web', httpOnly: true, sameSite: 'Strict' } as const
    await who.page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, ...own })))
    await who.page.goto(`${origin}/web/tokens`)
  }

  /** Nothing to be scrolled sideways: 320 px, and what 200 % zoom makes of 1280 px. */
  const widerThan = async (width: number): Promise<boolean> => {
    await page.setViewportSize({ width, height: 800 })
    return page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  }

  const inspect = async (name: string): Promise<void> => {
    for (const width of [320, 640])
      await expect.poll(() => widerThan(width), { message: `${name} is wider than ${width}` }).toBe(false)
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(await violationsInBoth(page), name).toEqual([])
    await page.getByText(person.say.mark, { exact: true }).waitFor()
  }

  test('axe finds nothing before the sign-in, and nothing is cut off', async () => {
    await page.goto(`${origin}/web/login`)
    await inspect('login')
    await person.press(person.say.authenticate)
    await inspect('login, wrong NIP')
    await person.type(person.say.nip, nip)
    await person.press(person.say.authenticate)
    await inspect('method')
    await page.getByRole('link', { name: person.say.certificate }).click()
    await person.press(person.say.next)
    await inspect('question, unanswered')
    await page.getByLabel(person.say.yes, { exact: true }).check()
    await person.press(person.say.next)
    await inspect('sign')
    await person.type(person.say.nip, foreignNip)
    await person.press(person.say.authenticateInTest)
    await person.heading('Authorization failed')
    await page.getByText(person.say.hood).click()
    for (const call of await page.locator('.exchange > summary').all()) await call.click()
    await inspect('refused, panel open')
  })

  test('axe finds nothing after the sign-in, and nothing is cut off', async () => {
    await person.reachSignature(nip)
    await person.type(person.say.nip, nip)
    await person.press(person.say.authenticateInTest)
    await page.getByRole('dialog').waitFor()
    await inspect('pop-up')
    await person.press(person.say.close)
    await inspect('home')
    await person.choose(person.say.tokenList)
    await inspect('empty list')
    await person.choose(person.say.generateToken)
    await person.press(person.say.generateToken)
    await inspect('generate, refused')
    await person.generateToken('Accounting')
    await inspect('token number')
    await page.reload()
    await inspect('token number, gone')
    await person.generateToken(`A-name-without-a-space-${'x'.repeat(200)}`)
    await person.choose(person.say.tokenList)
    await inspect('list')
    await page.getByLabel(`${person.say.select}Accounting`, { exact: true }).check()
    await person.press(person.say.revoke)
    await inspect('revoke')
    await person.press(person.say.revoke)
    await inspect('list, revoking')
    await page.goto(`${origin}/web/tokens?name=ab`)
    await inspect('list, filter refused')
    await page.goto(`${origin}/web/exchanges`)
    await inspect('exchanges')
    await page.goto(`${origin}/web/nowhere`)
    await inspect('not found')
  }, 90_000)

  test('a wrong NIP: the field says so and has the focus', async () => {
    await page.goto(`${origin}/web/login`)
    await person.type(person.say.nip, 'PL1234563218')
    await person.press(person.say.authenticate)
    const field = page.getByLabel(person.say.nip, { exact: true })
    await page.getByText('Enter the NIP without the prefix PL').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate(element => element === document.activeElement)).toBe(true)
    expect(await page.title()).toContain('Error')
  })

  test('a made-up NIP signs in', async () => {
    await page.goto(`${origin}/web/login`)
    await person.follow(person.say.fakeNip)
    const made = await page.getByLabel(person.say.nip, { exact: true }).inputValue()
    expect(made).toMatch(/^\d{10}$/)
    await person.signIn(made)
    await page.getByText(made).first().waitFor()
  })

  test('a foreign NIP is refused: KSeF’s words and the simulator’s, the way back, and the panel', async () => {
    await person.reachSignature(nip)
    await person.type(person.say.nip, foreignNip)
    await person.press(person.say.authenticateInTest)
    await person.heading('Authorization failed')
    await page.getByText('Brak przypisanych uprawnień').first().waitFor()
    await page
      .getByText(/is not the owner of/)
      .first()
      .waitFor()
    await person.follow('Sign again')
    await person.type(person.say.nip, nip)
    await person.press(person.say.authenticateInTest)
    await page.getByRole('dialog').waitFor()
  })

  test('the fields of the signature follow the identifier type', async () => {
    await person.reachSignature(nip)
    const type = page.getByLabel(person.say.identifierType)
    const shown = async () => [
      await page.getByLabel('NIP', { exact: true }).isVisible(),
      await page.getByLabel('PESEL', { exact: true }).isVisible(),
    ]
    expect(await shown()).toEqual([true, false])
    await type.selectOption({ label: 'Signature with PESEL' })
    expect(await shown()).toEqual([false, true])
    await type.selectOption({ label: 'Certificate fingerprint' })
    expect(await shown()).toEqual([false, false])
  })

  for (const javaScriptEnabled of [true, false])
    test(`the token number is gone after going back, reloading and going on; scripts ${javaScriptEnabled}`, async () => {
      const own = await browser.newContext({ javaScriptEnabled })
      const tab = new Person(watched(await own.newPage()), origin)
      await enter(tab, nip)
      const token = await tab.generateToken('Shown once')
      const secret = token.split('|')[2]!
      expect(secret).toMatch(/^[0-9a-f]{64}$/)
      const isGone = async () => {
        await tab.heading(tab.say.gone)
        expect(await tab.page.content()).not.toContain(secret)
      }
      await tab.choose(tab.say.tokenList)
      await tab.heading(tab.say.tokenList)
      await tab.page.goBack()
      await isGone()
      await tab.page.reload()
      await isGone()
      await tab.page.goBack()
      await tab.page.goForward()
      await isGone()
      await own.close()
    })

  test('the token number is copied, and the page says so', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await enter(person, nip)
    const token = await person.generateToken('To be copied')
    await person.press('Copy')
    await page.getByRole('button', { name: 'The token number is in the clipboard.' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token)
  })

  test('the status goes through Revoking to Revoked without loading the page, and the panel stays open', async () => {
    await enter(person, '7980332920')
    await person.generateToken('Watched')
    await person.choose(person.say.tokenList)
    await page.getByText(person.say.hood).click()
    await person.revoke('Watched')
    await person.statusOf('Watched').getByText(person.say.revoking, { exact: true }).waitFor()
    await page.evaluate(() => Object.assign(globalThis, { same: true }))
    runtime.advance(1000)
    await person.statusOf('Watched').getByText(person.say.revoked, { exact: true }).waitFor()
    expect(await page.evaluate(() => 'same' in globalThis)).toBe(true)
    await page.locator('.hood .path').filter({ hasText: '/v2/tokens/' }).first().waitFor()
    expect(await page.locator('.method[data-method=DELETE]').isVisible()).toBe(true)
  })

  test('two people at once work for two firms and see their own tokens', async () => {
    const other = await browser.newContext({ locale: 'pl-PL' })
    const second = new Person(watched(await other.newPage()), origin, 'pl')
    await Promise.all([person.signIn('5252248481'), second.signIn('8567346215')])
    await Promise.all([person.generateToken('Mine alone'), second.generateToken('Tylko moje')])
    await Promise.all([person.choose(person.say.tokenList), second.choose(second.say.tokenList)])
    await person.statusOf('Mine alone').waitFor()
    await second.statusOf('Tylko moje').waitFor()
    expect(await page.content()).not.toContain('Tylko moje')
    expect(await second.page.content()).not.toContain('Mine alone')
    await other.close()
  })

  test('two tabs hold two login contexts; who signs in first wins, and the other tab’s form does nothing', async () => {
    const tab = new Person(watched(await context.newPage()), origin)
    await person.reachSignature(nip)
    await tab.reachSignature(foreignNip)
    await person.type(person.say.nip, nip)
    await person.press(person.say.authenticateInTest)
    await page.getByRole('dialog').waitFor()
    await tab.type(tab.say.nip, foreignNip)
    await tab.press(tab.say.authenticateInTest)
    await tab.heading('This page was out of date')
    await tab.follow('Open the portal again')
    await tab.page.getByText(nip).first().waitFor()
  })

  test('markup in any field is text, and no script of it runs', async () => {
    const evil = `"'><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}`
    await page.goto(`${origin}/web/login`)
    await person.type(person.say.nip, evil)
    await person.press(person.say.authenticate)
    await person.reachSignature(nip)
    await person.type(person.say.nip, evil)
    await person.press(person.say.authenticateInTest)
    await enter(person, nip)
    await person.generateToken(evil)
    await page.getByText(evil, { exact: true }).waitFor()
    await person.choose(person.say.tokenList)
    await page.getByText(evil, { exact: true }).first().waitFor()
    await page.getByLabel(person.say.select + evil, { exact: true }).check()
    await person.press(person.say.revoke)
    await page.getByText(evil, { exact: true }).waitFor()
    await page.goto(`${origin}/web/tokens?${new URLSearchParams({ name: evil, author: evil, after: evil })}`)
    await page.goto(`${origin}/web/exchanges`)
    for (const call of await page.locator('.exchange > summary').all()) await call.click()
    expect(await page.locator('img').count()).toBe(1)
  })

  test('the chosen language is remembered, also in the next visit', async () => {
    await page.goto(`${origin}/web/login`)
    await person.follow('Polski')
    await person.heading('Wprowadź kontekst logowania')
    const next = watched(await context.newPage())
    await next.goto(`${origin}/web`)
    await next.getByRole('heading', { name: 'Wprowadź kontekst logowania' }).waitFor()
    expect(await next.locator('html').getAttribute('lang')).toBe('pl')
  })

  test('cookies: HttpOnly, SameSite=Strict, for /web', async () => {
    await person.signIn(nip)
    await page.goto(`${origin}/web/language?to=en&back=/web/home`)
    const cookies = await context.cookies(`${origin}/web`)
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/web' })
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })

  test('a link on another site finds the session again', async () => {
    await enter(person, nip)
    await page.route('http://elsewhere.test/', route =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${origin}/web/tokens">tokens</a>` }),
    )
    await page.goto('http://elsewhere.test/')
    await person.follow('tokens')
    await person.heading(person.say.tokenList)
  })
})
