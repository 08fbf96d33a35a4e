import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { launchBrowser } from './browser.ts'
import { Person } from './person.ts'

/**
 * `npm run screenshots:all [-- FOLDER]`: pages of the portal at three widths, light and dark, to look at. Time, chance and data are
 * fixed. The pictures of the docs are taken by `npm run screenshots` (take-pictures.ts).
 */
const { positionals } = parseArgs({ allowPositionals: true })

const widths = [320, 768, 1280]
const schemes = ['light', 'dark'] as const
const nip = '1234563218'
const minute = 60_000

const folder = positionals[0] ?? mkdtempSync(join(tmpdir(), 'ksef-portal-'))
mkdirSync(folder, { recursive: true })

const runtime = fixedRuntime({
  at: Date.parse('2026-03-02T08:15:00Z'),
  seed: 7,
  delays: { authentication: 2000, activation: 2000, revocation: 2000 },
})
const simulator = createSimulator({ runtime, rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
const browser = await launchBrowser()
const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', deviceScaleFactor: 1 })
const page = await context.newPage()
const person = new Person(page, origin)
const { say } = person

let taken = 0
const take = async (name: string, whole = true): Promise<void> => {
  for (const width of widths)
    for (const colorScheme of schemes) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 800 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: whole })
      taken++
    }
}

/** Lets slow work end, and shows the page as it then is. */
const settle = async (target: Page): Promise<void> => {
  runtime.advance(minute)
  await target.reload()
}

const goto = (path: string) => page.goto(origin + path)

// Signing in, with what may go wrong
await goto('/web/login')
await take('login')
await person.type(say.nip, 'PL1234563218')
await person.press(say.authenticate)
await take('login-wrong')
await person.type(say.nip, nip)
await person.press(say.authenticate)
await take('method')
await page.getByRole('link', { name: say.certificate }).click()
await person.press(say.next)
await take('certificate-wrong')
await page.getByLabel(say.yes, { exact: true }).check()
await person.press(say.next)
await take('sign-empty')
await person.type(say.nip, '5265877635')
await person.press(say.authenticateInTest)
await person.heading('Authorization in progress')
await take('progress')
runtime.advance(minute)
await person.heading('Authorization failed')
await take('refused-415')
await person.reachSignature(nip)
await page.getByLabel(say.identifierType).selectOption({ label: 'Signature with PESEL' })
await take('sign-pesel')
await page.getByLabel(say.identifierType).selectOption({ label: 'Certificate fingerprint' })
await take('sign-fingerprint')
await page.getByLabel(say.identifierType).selectOption({ label: say.stampWithNip })
await person.type(say.nip, nip)
await take('sign')
await person.press(say.authenticateInTest)
await person.heading('Authorization in progress')
runtime.advance(minute)
await page.getByRole('dialog').waitFor()
await take('home-greeting', false)
await person.press(say.close)
await take('home')
await page.getByText(say.hood).click()
for (const exchange of await page.locator('.hood .exchange > summary').all()) await exchange.click()
await take('hood')
await page.getByText(say.hood).click()

// Tokens
await person.choose(say.tokenList)
await take('list-empty')
await person.choose(say.generateToken)
await take('generate')
await person.type(say.tokenName, 'ERP')
await person.press(say.generateToken)
await take('generate-refused')
await person.generateToken('Warehouse in Gdynia')
await take('token-number')
await page.reload()
await take('token-number-gone')
for (const name of ['Accounting office “Kos & Partners”', 'Monthly archive', 'ERP of the head office']) {
  runtime.advance(37 * minute)
  await goto('/web/tokens/generate')
  await person.generateToken(name)
}
runtime.advance(minute)
await person.choose(say.tokenList)
await take('list')
await page.getByLabel(`${say.select}Monthly archive`).check()
await person.press(say.revoke)
await take('revoke')
await person.press(say.revoke)
await person.heading(say.tokenList)
await take('list-revoking')
await settle(page)
await take('list-revoked')
await goto('/web/tokens?name=ab')
await take('list-filter-refused')
await goto('/web/tokens?name=nothing+like+it')
await take('list-no-match')
await goto('/web/exchanges')
await take('exchanges')
await goto('/web/nowhere')
await take('not-found')

// Polish
await goto('/web/language?to=pl&back=/web/tokens')
await take('pl-list')
await goto('/web/tokens/generate')
await take('pl-generate')
await person.page.getByRole('button', { name: 'Wyloguj' }).click()
await take('pl-signed-out')

await browser.close()
await simulator.close()
process.stdout.write(`${taken} pictures in ${folder}\n`)
