import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tongues } from '../../contracts/told.ts'
import { createSimulator } from '../../simulator/index.ts'
import { violationsInBoth } from '../portal/axe.ts'
import { browserTest, launchBrowser, withoutBrowser } from '../portal/browser.ts'

/** Pages in English alone are the same for everybody. */
const english = ['/docs/v2', '/acube/docs', '/docs?document=control', '/docs?document=acube']
const bilingual = [
  ...['/', '/docs', '/mistyped', '/control', '/control?status=9'],
  ...['/control/inspector/exchanges/x1', '/control/inspector/state?area=tokens', '/control/inspector/steering'],
]

const title = { en: 'There is no such page', pl: 'Nie ma takiej strony' }

describe.skipIf(withoutBrowser)('home and its neighbours in a browser', browserTest, () => {
  const simulator = createSimulator()
  let origin: string
  let browser: Browser

  beforeAll(async () => {
    const listening = await simulator.listen({ port: 0 })
    origin = listening.origin
    browser = await launchBrowser()
    // Something to see on the pages of the inspector.
    const send = (path: string, json: object, headers = {}) =>
      fetch(origin + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(json),
      })
    const signedIn = await send('/control/sign-in', { nip: '5265877635' })
    const { accessToken } = (await signedIn.json()) as { accessToken: { token: string } }
    const bearer = { Authorization: `Bearer ${accessToken.token}` }
    await send('/v2/tokens', { description: 'A token', permissions: ['InvoiceRead'] }, bearer)
    await send('/w/one/v2/tokens', {})
    await send('/control/faults', { operation: 'storage', deadLink: true })
    await send('/control/outages', { kind: 'FAILURE', api: 'none' })
  })
  afterAll(async () => {
    await browser?.close()
    await simulator.close()
  })

  const openIn = async (tongue: string, path: string) => {
    const page = await browser.newPage({ locale: tongue })
    const failed: string[] = []
    page.on('requestfailed', request => failed.push(request.url()))
    page.on('console', message => message.type() === 'error' && failed.push(message.text()))
    await page.goto(origin + path)
    return { page, failed }
  }

  const asked = tongues.flatMap(tongue =>
    [...bilingual, ...(tongue === 'en' ? english : [])].map(path => [tongue, path] as const),
  )
  test.each(asked)('in %s axe finds nothing at %s, in light and dark, and nothing is cut off', async (tongue, path) => {
    const { page, failed } = await openIn(tongue, path)
    // Swagger UI is there when its own main part has given way to ours.
    if (path.startsWith('/docs') && path !== '/docs/v2') await page.locator('main[role=group]').waitFor()
    expect(await violationsInBoth(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    // The 404 of a mistyped page is told in the console.
    expect(failed.filter(text => !/status of 40[04]/.test(text))).toEqual([])
    await page.close()
  })

  test.each(tongues)('who mistypes an address in %s reads so, and finds home', async tongue => {
    const { page } = await openIn(tongue, '/mistyped')
    await page.getByRole('heading', { level: 1, name: title[tongue] }).waitFor()
    await page.getByRole('link', { name: tongue === 'pl' ? 'Start' : 'Home', exact: true }).click()
    expect(new URL(page.url()).pathname).toBe('/')
    await page.getByRole('link', { name: tongue === 'pl' ? 'English' : 'Polski' }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe(tongue === 'pl' ? 'en' : 'pl')
    await page.close()
  })
})

test('of an address that begins like another host, the languages lead to no other host', async () => {
  const simulator = createSimulator()
  for (const path of ['//evil.test/x', '/\\evil.test', '/w/default//evil.test/x']) {
    const response = await simulator.fetch(`http://ksef.test${path}`, { headers: { accept: 'text/html' } })
    const html = await response.text()
    expect(response.status).toBe(404)
    expect(html).toContain('lang=pl')
    expect(html).not.toMatch(/(?:href|action)="\/[/\\]/)
  }
  await simulator.close()
})
