import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'
import { browserTest, launchBrowser, withoutBrowser } from '../portal/browser.ts'

/** The reference in a browser: operations are tried, and nothing is asked of anybody else. */

const controlToken = 'shown-by-who-may-steer'

describe.skipIf(withoutBrowser)('trying operations at /docs', browserTest, () => {
  // The header says from where somebody comes: a page of another machine without one.
  const simulator = createSimulator({ clientIpHeader: 'X-From' })
  let origin: string
  let browser: Browser

  beforeAll(async () => {
    const listening = await simulator.listen({ port: 0, controlToken })
    origin = listening.origin
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await simulator.close()
  })

  const openIn = async (path: string, options: Parameters<Browser['newPage']>[0] = {}) => {
    const page = await browser.newPage({ locale: 'en', ...options })
    const outside: string[] = []
    const wrong: string[] = []
    page.on('request', request => {
      const asked = request.url()
      if (!asked.startsWith(`${origin}/`) && !/^(data|blob):/.test(asked)) outside.push(asked)
    })
    // What the policy of the page forbids is told here.
    page.on('console', message => message.type() === 'error' && wrong.push(message.text()))
    page.on('pageerror', error => wrong.push(error.message))
    await page.goto(origin + path)
    const operation = (method: string, path: string) =>
      page.locator(`.opblock-${method}`, { has: page.locator(`[data-path="${path}"]`) })
    /** Opens an operation and executes it as it stands. */
    const executed = async (method: string, path: string) => {
      const block = operation(method, path)
      await block.locator('.opblock-summary-control').click()
      await block.locator('.execute').click()
      const status = block.locator('.live-responses-table .response .response-col_status')
      await status.waitFor()
      return { status: await status.innerText(), request: await block.locator('.request-url').innerText() }
    }
    return { page, outside, wrong, executed }
  }

  test('who signs in by keyboard executes an operation with the bearer, in their world, on a phone; no request leaves', async () => {
    const { page, outside, wrong, executed } = await openIn('/w/one/docs', { viewport: { width: 320, height: 800 } })
    await page.getByRole('textbox', { name: 'NIP' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Signed in').waitFor()
    // As the example of the document asks.
    expect(await executed('post', '/tokens')).toMatchObject({ status: '202' })
    const { status, request } = await executed('get', '/tokens')
    expect([status, request.split('?')[0]]).toEqual(['200', `Request URL\n${origin}/w/one/v2/tokens`])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect([outside, wrong]).toEqual([[], []])
    await page.close()
  })

  test('control and A-Cube are tried likewise, in the dark', async () => {
    const { page, outside, wrong, executed } = await openIn('/docs?document=acube', { colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('status').getByText('Signed in').waitFor()
    expect(await executed('get', '/users/me')).toMatchObject({ status: '200' })
    await page.getByRole('link', { name: 'Control' }).click()
    expect(await executed('get', '/clock')).toEqual({ status: '200', request: `Request URL\n${origin}/control/clock` })
    expect([outside, wrong]).toEqual([[], []])
    await page.close()
  })

  test('from a machine that may not steer the sign-in says so, and takes the token of the start', async () => {
    const { page } = await openIn('/docs', { extraHTTPHeaders: { 'X-From': '203.0.113.9' } })
    const token = page.getByLabel('Token of --control-token')
    const signIn = page.getByRole('button', { name: 'Sign in', exact: true })
    await signIn.waitFor()
    expect(await token.isVisible()).toBe(false)
    await signIn.click()
    await page.getByRole('status').getByText('203.0.113.9 is not this machine').waitFor()
    await token.fill('another')
    await signIn.click()
    await page.getByRole('status').getByText('203.0.113.9').waitFor()
    await token.fill(controlToken)
    await signIn.click()
    await page.getByRole('status').getByText('Signed in').waitFor()
    await page.close()
  })

  test('a NIP that is none is said in the words of the call', async () => {
    const { page } = await openIn('/docs')
    await page.getByLabel('NIP').fill('123')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('status').getByText('must match pattern').waitFor()
    await page.close()
  })
})
