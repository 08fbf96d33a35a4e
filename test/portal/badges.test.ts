import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { Visitor } from './visitor.ts'

describe.skipIf(withoutBrowser)('the statuses of the token list', browserTest, () => {
  const simulator = createSimulator()
  let browser: Browser
  let origin: string

  beforeAll(async () => {
    const listening = await simulator.listen({ port: 0 })
    origin = listening.origin
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await simulator.close()
  })

  test.each([1280, 1024, 900])('stay in their column in Polish, %i px wide', async width => {
    const visitor = await new Visitor(simulator, origin).signIn('1234563218')
    await visitor.generateToken('To be revoked')
    await visitor.get('/web/tokens')
    const page = await browser.newPage({ locale: 'pl', viewport: { width, height: 800 } })
    const own = { domain: '127.0.0.1', path: '/web', httpOnly: true, sameSite: 'Strict' } as const
    await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, ...own })))
    await page.goto(`${origin}/web/tokens`)
    const outside = await page.evaluate(() => {
      const [badge] = document.querySelectorAll<HTMLElement>('td .status')
      const cell = badge?.closest('td')
      if (!badge || !cell) return ['no badge']
      return ['Unieważniony', 'Unieważniany', 'Oczekujący', 'Nieudany'].filter(text => {
        badge.textContent = text
        const end = cell.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(cell).paddingRight)
        return badge.getBoundingClientRect().right > end + 0.5
      })
    })
    expect(outside).toEqual([])
    await page.close()
  })
})
