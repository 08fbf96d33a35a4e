import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSimulator } from '../../../simulator/index.ts'
import { browserTest, launchBrowser, withoutBrowser } from '../../portal/browser.ts'

/** What pages of the public net can do with a simulator on the developer's machine, tried with a real browser. */

const simulator = createSimulator()
/** Somebody's site: a page that asks nothing by itself. */
const site = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end('<h1>Hello</h1>'))
let [port, sitePort] = [0, 0]
let browser: Browser

/** Names as a name server of the attacker, or a hosts file, gives them out. */
const mapped =
  'MAP evil.example 127.0.0.1, MAP ksef 127.0.0.1, MAP ksef.test 127.0.0.1, MAP api-test.ksef.mf.gov.pl 127.0.0.1'
/** Chromium's own care for the local network is newer than most browsers in use: without it our door must do. */
const withoutCare =
  'LocalNetworkAccessChecks,PrivateNetworkAccessSendPreflights,BlockInsecurePrivateNetworkRequests,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable'

beforeAll(async () => {
  if (withoutBrowser) return
  await once(site.listen(0, '127.0.0.1'), 'listening')
  sitePort = (site.address() as AddressInfo).port
  ;[{ port }, browser] = await Promise.all([
    simulator.listen({ port: 0 }),
    launchBrowser(`--host-resolver-rules=${mapped}`, `--disable-features=${withoutCare}`),
  ])
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await simulator.close()
  site.close()
})

const opened = async (url: string): Promise<{ page: Page; status: number | undefined }> => {
  const page = await (await browser.newContext()).newPage()
  return { page, status: (await page.goto(url))?.status() }
}

type Asked = Pick<RequestInit, 'method' | 'mode'> & {
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** What a script of the page gets: the status, or why it gets none. */
const askedBy = (page: Page, url: string, init: Asked = {}): Promise<number | string> =>
  page.evaluate(
    ([url, init]) =>
      fetch(url, init).then(
        ({ status, type }) => (type === 'opaque' ? 'opaque' : status),
        () => 'no answer',
      ),
    [url, init] as const,
  )
const json = { 'Content-Type': 'application/json' }
const login = JSON.stringify({ email: 'demo@acube.example', password: 'demo-password' })

describe.skipIf(withoutBrowser)('a page in Chromium', browserTest, () => {
  test('that reaches the simulator by a name of its own (DNS rebinding) sees and does nothing', async () => {
    const { page, status } = await opened(`http://evil.example:${port}/control/health`)
    expect(status).toBe(421)
    expect(await page.content()).toContain('--allow-host evil.example')
    const work = { method: 'POST', headers: json, body: login }
    for (const path of ['/acube/login', '/demo/stories', '/control/acube/work', '/v2/auth/challenge'])
      expect(await askedBy(page, path, work), path).toBe(421)
    for (const path of [
      '/web/login',
      '/demo',
      '/acube/docs',
      '/control/explanations/e1',
      '/control',
      '/control/journal/live',
    ])
      expect(await askedBy(page, path), path).toBe(421)
  })

  test('of another site changes nothing by requests that need no preflight', async () => {
    const { page } = await opened(`http://evil.example:${sitePort}/`)
    const seen: (number | undefined)[] = []
    page.on('response', response => {
      if (response.url().includes(`:${port}/`)) seen.push(response.status())
    })
    const paths = ['/control/acube/work', '/control/certificates', '/acube/login', '/demo/stories', '/web/login']
    const simple: Asked = {
      method: 'POST',
      mode: 'no-cors',
      headers: { 'Content-Type': 'text/plain' },
      body: '{}',
    }
    for (const path of paths)
      expect(await askedBy(page, `http://127.0.0.1:${port}${path}`, simple), path).toMatch(/^(opaque|no answer)$/)
    // A preflight is not allowed.
    expect(
      await askedBy(page, `http://127.0.0.1:${port}/acube/login`, { method: 'POST', headers: json, body: login }),
    ).toBe('no answer')
    expect(seen.filter(status => status !== 403)).toEqual([])
    expect(seen.length).toBeGreaterThanOrEqual(paths.length)
  })

  test('of another site sends a form into nothing', async () => {
    const { page } = await opened(`http://evil.example:${sitePort}/`)
    for (const path of ['/web/login', '/control/inspector/do/worlds/reset']) {
      await page.goto(`http://evil.example:${sitePort}/`)
      await page.setContent(`<form method="post" action="http://127.0.0.1:${port}${path}"><button>Win</button></form>`)
      const [response] = await Promise.all([page.waitForResponse(`**${path}`), page.click('button')])
      expect(response.status(), path).toBe(403)
    }
  })

  test.each(['ksef', 'ksef.test', 'api-test.ksef.mf.gov.pl', 'localhost', '127.0.0.1'])(
    'of the simulator itself works under the name %s: portal, demo, A-Cube',
    async name => {
      const { page, status } = await opened(`http://${name}:${port}/web/login`)
      expect(status).toBe(200)
      await page.locator('input[name=nip]').fill('1234563218')
      const posted = page.waitForResponse(response => response.request().method() === 'POST')
      await page.locator('form button[type=submit], form button:not([type])').last().click()
      expect((await posted).status()).toBe(303)
      expect(await askedBy(page, '/acube/login', { method: 'POST', headers: json, body: login })).toBe(200)
      expect(await askedBy(page, '/demo/stories', { method: 'POST', headers: json, body: '{}' })).toBe(201)
      expect(await askedBy(page, '/control/acube/work', { method: 'POST', headers: json, body: '{}' })).toBe(200)
    },
  )
})
