import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tongues } from '../../contracts/told.ts'
import { say } from '../../simulator/control/inspector/texts.ts'
import { createSimulator } from '../../simulator/index.ts'
import { browserTest, launchBrowser, withoutBrowser } from '../portal/browser.ts'
import { Keyboard } from '../portal/keyboard.ts'

describe.skipIf(withoutBrowser)('the inspector in a browser', browserTest, () => {
  const simulator = createSimulator({ rateLimits: 'off' })
  let origin: string
  let browser: Browser

  beforeAll(async () => {
    ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await simulator.close()
  })

  const opened = async (tongue: string, path: string) => {
    const page = await browser.newPage({ locale: tongue, viewport: { width: 320, height: 800 } })
    const failed: string[] = []
    page.on('pageerror', error => failed.push(String(error)))
    page.on('console', message => message.type() === 'error' && failed.push(message.text()))
    await page.goto(origin + path)
    return { page, failed, keyboard: new Keyboard(page) }
  }
  /** Requests of two worlds at once. */
  const load = (count: number, query: string) =>
    Promise.all(
      ['/w/one', '/w/two'].map(async prefix => {
        for (let sent = 0; sent < count; sent++) await fetch(`${origin}${prefix}/v2/tokens?pageSize=${query}${sent}`)
      }),
    )
  const rows = (page: Page) => page.locator('#rows > .row')
  const fits = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)

  test.each(tongues)('in %s it is live under load of two worlds, by keyboard, at 320 px', async tongue => {
    const { page, failed, keyboard } = await opened(tongue, '/control')
    const text = (key: keyof typeof say.texts) => say.texts[key][tongue]
    await page.getByText(text('liveOn')).waitFor()
    await load(110, tongue)
    for (const world of ['one', 'two']) {
      const last = rows(page)
        .filter({ hasText: `pageSize=${tongue}109` })
        .filter({ hasText: world })
      await last.waitFor()
      expect(await last.innerText()).toContain('401')
    }
    // The list is bounded, whatever comes.
    expect(await rows(page).count()).toBe(200)
    await fits(page)

    await keyboard.tabTo(text('pause'), 'Enter')
    await page.getByText(text('liveOff')).waitFor()
    await load(1, `${tongue}late`)
    expect(
      await rows(page)
        .filter({ hasText: `${tongue}late` })
        .count(),
    ).toBe(0)
    await keyboard.press('Enter')
    await rows(page)
      .filter({ hasText: `${tongue}late0` })
      .nth(1)
      .waitFor()

    await page.locator('#text').focus()
    await page.keyboard.type(`${tongue}late`)
    await keyboard.press('Enter')
    await page.waitForURL(/text=/)
    await page.getByText(text('liveOn')).waitFor()
    expect(await rows(page).count()).toBe(2)
    await load(1, `${tongue}late1`)
    await rows(page).nth(3).waitFor()
    await load(1, 'another')
    expect(await rows(page).count()).toBe(4)

    await keyboard.tabTo(`GET /v2/tokens?pageSize=${tongue}late10`, 'Enter')
    await page.getByRole('heading', { name: text('why') }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/w\/(one|two)\/control\/inspector\/exchanges\/x\d+$/)
    await fits(page)
    expect(failed).toEqual([])
    await page.close()
  })

  test('a clock is moved and a fault is added by keyboard, in a world of its own', async () => {
    const tongue = 'pl'
    const world = '/w/steered'
    const { page, failed, keyboard } = await opened(tongue, `${world}/control/inspector/steering`)
    const text = (key: keyof typeof say.texts) => say.texts[key][tongue]
    await keyboard.tabTo('+1d', 'Enter')
    await page.getByText(text('done')).waitFor()
    await page.locator('#faults-add-error').focus()
    await page.keyboard.type('tooManyRequests')
    await keyboard.press('Enter')
    await page.waitForURL(/faults/)
    expect((await fetch(`${origin}${world}/v2/tokens`)).status).toBe(429)
    const { now } = (await (await fetch(`${origin}${world}/control/clock`)).json()) as { now: string }
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_000_000)
    await fits(page)
    expect(failed).toEqual([])
    await page.close()
  })

  test('a snapshot goes into a file and back; without scripts the rest works, and the list says what it lacks', async () => {
    const { page, failed } = await opened('en', '/w/kept/control/inspector/steering')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: say.texts.snapshot.en }).click()
    const path = await (await download).path()
    await page.locator('#restore-file').setInputFiles(path)
    await page.getByRole('button', { name: say.texts.restore.en }).click()
    await page.getByText(say.texts.restored.en).waitFor({ state: 'attached' })
    await page.close()
    expect(failed).toEqual([])

    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await plain.goto(`${origin}/w/kept/control/inspector/steering`)
    await plain.getByRole('button', { name: '+1h', exact: true }).click()
    await plain.getByText(say.texts.done.en).waitFor()
    await plain.goto(`${origin}/control`)
    expect(await plain.locator('#live-state').innerText()).toContain(say.texts.liveNeedsScripts.en)
    await plain.context().close()
  })

  test('a page that nobody sees does not listen, and misses nothing', async () => {
    const { page } = await opened('en', '/control')
    await page.getByText(say.texts.liveOn.en).waitFor()
    const hide = (hidden: boolean) =>
      page.evaluate(hidden => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await hide(true)
    await load(1, 'unseen')
    expect(await rows(page).filter({ hasText: 'unseen' }).count()).toBe(0)
    await hide(false)
    await rows(page).filter({ hasText: 'unseen' }).nth(1).waitFor()
    await page.close()
  })
})
