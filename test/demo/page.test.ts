import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { steps } from '../../simulator/demo/steps.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { violationsIn } from '../portal/axe.ts'
import { browserTest, launchBrowser, withoutBrowser } from '../portal/browser.ts'

/** Limits on requests as they are by default, and a revocation that takes a moment of a clock that stands while a step is told. */
const runtime = fixedRuntime({ at: Date.parse('2026-03-02T08:15:00Z'), seed: 1, delays: { revocation: 700 } })
const simulator = createSimulator({ runtime })
/** From one look of the page to the next, in milliseconds: sooner than a revocation, so that it is waited for. */
const betweenLooks = 500
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

/** The page in a browser of its own; what its console complains of and what it asks of others fails the test. */
const visit = async (work: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    ...options,
  })
  // A step gives up by itself, after its looks; nothing here gives up before, however busy the machine is.
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    // What is refused on purpose.
    if (message.type() === 'error' && !/status of 422/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('request', request => {
    if (!request.url().startsWith(origin)) complaints.push(request.url())
  })
  await page.route('**/demo/stories/**', route => {
    runtime.advance(betweenLooks)
    return route.continue()
  })
  await page.goto(`${origin}/demo`)
  await atRest(page)
  await work(page)
  expect(complaints).toEqual([])
  await context.close()
}

const atRest = (page: Page) => page.locator('body[data-busy="no"]').waitFor()
const next = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Next step' }).click()
  await atRest(page)
}
const arrows = (page: Page) => page.getByRole('list', { name: 'Messages of this step' }).getByRole('button')
const outcome = (page: Page) => page.getByRole('status').innerText()
const stepButton = (page: Page, id: string) =>
  page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: steps.find(step => step.id === id)!.label.en })
const doneSteps = (page: Page) => page.locator('.state[data-state="done"]').count()
const sellerNip = async (page: Page): Promise<string> =>
  /NIP\s(\d{10})/.exec(await page.locator('#place').innerText())![1]!

describe.skipIf(withoutBrowser)('the story as a page', { ...browserTest, timeout: 240_000 }, () => {
  test('in Polish and in the dark it plays by itself, with one’s own companies, and its end leads on', async () => {
    await visit(
      async page => {
        await page.getByRole('button', { name: 'Własne firmy' }).click()
        await page.getByLabel('Sprzedawca: nazwa').fill('Kos i Wspólnicy')
        await page.getByLabel('Sprzedawca: NIP').fill('1234567890')
        await page.getByRole('button', { name: 'Zacznij z tymi' }).click()
        await page.getByRole('alert').filter({ hasText: 'Sprzedawca: NIP ma dziesięć cyfr' }).waitFor()
        expect(await violationsIn(page)).toEqual([])
        await page.getByLabel('Sprzedawca: NIP').fill('1234563218')
        await page.getByRole('button', { name: 'Zacznij z tymi' }).click()
        await page.getByText('sprzedawca: Kos i Wspólnicy, NIP 1234563218').waitFor()
        expect(await violationsIn(page)).toEqual([])
        await page.getByRole('button', { name: 'Odtwarzaj' }).click()
        const onwards = page.getByRole('navigation', { name: 'Zobacz samodzielnie' })
        await onwards.waitFor()
        expect(await doneSteps(page)).toBe(steps.length)
        expect(await page.getByRole('button', { name: 'Odtwarzaj' }).getAttribute('aria-pressed')).toBe('false')
        expect(await violationsIn(page)).toEqual([])
        for (const [name, title] of [
          [/inspektorze/, 'Inspektor'],
          [/API/, 'Dokumentacja'],
        ] as const) {
          const href = await onwards.getByRole('link', { name }).getAttribute('href')
          const led = await page.context().newPage()
          await led.goto(new URL(href ?? '', page.url()).href)
          await led.getByRole('heading', { level: 1 }).first().waitFor()
          expect(await led.title()).toContain(title)
          await led.close()
        }
        await onwards.getByRole('link', { name: /portalu/ }).click()
        expect(await page.getByLabel('NIP', { exact: true }).inputValue()).toBe('1234563218')
      },
      { locale: 'pl-PL', colorScheme: 'dark' },
    )
  })

  test('every step is clicked through, with arrows between the columns and an outcome', async () => {
    await visit(async page => {
      for (const [at, { id, title }] of steps.entries()) {
        await page.getByRole('button', { name: 'Next step' }).click()
        // By what is seen, not by how long it takes.
        await page
          .locator(`[data-step="${id}"]`, {
            has: page.locator('.state:is([data-state="done"], [data-state="failed"])'),
          })
          .waitFor()
        await atRest(page)
        expect(await outcome(page), id).toMatch(/^✓ /)
        expect(await page.locator('#title').innerText()).toBe(title.en)
        expect(await page.locator('#place').innerText()).toBe(`Step ${at + 1} of ${steps.length}`)
        expect(await arrows(page).count(), id).toBeGreaterThan(0)
        expect(await doneSteps(page)).toBe(at + 1)
      }
      expect(await outcome(page)).toContain('450')
      expect(await page.getByRole('button', { name: 'Next step' }).getAttribute('aria-disabled')).toBe('true')

      // What has been told can be looked at again.
      await stepButton(page, 'token-create').click()
      const names = (await arrows(page).allInnerTexts()).map(it => it.replace(/\s+/g, ' ').trim())
      // However slow the machine is, A-Cube is waited for: its patience is of the clock.
      expect(names.slice(0, 6)).toEqual([
        expect.stringMatching(/^You to A-Cube: POST .*ksef-token\/create 201$/),
        expect.stringMatching(/^A-Cube to KSeF: GET …\/public-key-certi… 200$/),
        'A-Cube to KSeF: POST /v2/auth/challenge 200',
        'A-Cube to KSeF: POST /v2/auth/ksef-token 202',
        'A-Cube to KSeF: GET /v2/auth/… 200 · 200',
        'A-Cube to KSeF: POST …/auth/token/redeem 200',
      ])
      // The notification goes over a socket, which no clock holds: where the first look finds none, A-Cube is told to go on.
      const looks = 'You to A-Cube: GET …/legal-entities/… 200'
      const notification = 'A-Cube to You: POST /demo/inbox/…/seller 204'
      const after = names.slice(6)
      expect(after.filter(it => it === notification)).toHaveLength(1)
      expect(new Set([...after, 'You to A-Cube: POST /control/acube/work 200'])).toEqual(
        new Set([looks, notification, 'You to A-Cube: POST /control/acube/work 200']),
      )
      await stepButton(page, 'portal-sign-in').click()
      await expect.poll(() => arrows(page).first().innerText()).toMatch(/You to KSeF:\s+GET \/web\/login/)
    })
  })

  test('an arrow reaches from column to column', async () => {
    await visit(async page => {
      await stepButton(page, 'token-create').click()
      await atRest(page)
      const middles = await page
        .locator('.columns p')
        .evaluateAll(all => all.map(it => it.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2))
      const [you, acube, ksef] = middles as [number, number, number]
      const ends = await arrows(page).evaluateAll(all =>
        all
          .map(it => [it.dataset.from, it.dataset.to, it.getBoundingClientRect()] as const)
          .map(([from, to, { left, right }]) => ({ from, to, left, right })),
      )
      const places: Record<string, number> = { You: you, 'A-Cube': acube, KSeF: ksef }
      for (const { from = '', to = '', left, right } of ends) {
        expect(Math.abs(left - Math.min(places[from]!, places[to]!))).toBeLessThan(12)
        expect(Math.abs(right - Math.max(places[from]!, places[to]!))).toBeLessThan(12)
      }
      expect(new Set(ends.map(({ from, to }) => `${from} ${to}`))).toEqual(
        new Set(['You A-Cube', 'A-Cube KSeF', 'A-Cube You']),
      )
    })
  })

  test('a click on an arrow shows the request and the answer, without secrets', async () => {
    await visit(async page => {
      await stepButton(page, 'token-create').click()
      await atRest(page)
      const first = arrows(page).first()
      await first.click()
      const dialog = page.getByRole('dialog')
      expect(await dialog.getByRole('heading', { level: 2 }).innerText()).toMatch(
        /^You → A-Cube: POST \/acube\/legal-entities\/[\w-]{36}\/ksef-token\/create$/,
      )
      const request = await dialog.getByRole('region', { name: 'Request' }).innerText()
      expect(request).toMatch(/"authorizationToken": "\d{8}-EC-[\w-]+\|nip-\d{10}\|•+"/)
      expect(request).toMatch(/authorization: Bearer eyJ\w+•+\n/)
      expect(await dialog.getByRole('region', { name: 'Answer' }).innerText()).toMatch(/"isActive": true/)
      expect(await violationsIn(page)).toEqual([])
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      await expect.poll(() => first.evaluate(it => it === document.activeElement)).toBe(true)
    })
  })

  test('the refused log-in is among the messages, with the words of KSeF', async () => {
    await visit(async page => {
      await stepButton(page, 'deactivated').click()
      await atRest(page)
      const refused = arrows(page).filter({ hasText: '200 · 450' })
      expect(await refused.locator('.status').first().getAttribute('data-ok')).toBe('no')
      await refused.first().click()
      expect(await page.getByRole('region', { name: 'Answer' }).innerText()).toContain('Token unieważniony')
    })
  })

  test('by keyboard, and with a remote control', async () => {
    await visit(async page => {
      await page.keyboard.press('PageDown')
      await atRest(page)
      expect(await doneSteps(page)).toBe(1)
      await page.keyboard.press('ArrowRight')
      await atRest(page)
      expect(await doneSteps(page)).toBe(2)
      await page.getByRole('button', { name: 'Next step' }).focus()
      await page.keyboard.press('Enter')
      await atRest(page)
      expect(await doneSteps(page)).toBe(3)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Start again')
      await arrows(page).first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      // The story does not go on behind the details.
      await page.keyboard.press('PageDown')
      await page.keyboard.press('Escape')
      expect(await doneSteps(page)).toBe(3)
    })
  })

  test('"Start again" begins with companies that nobody has heard of', async () => {
    await visit(async page => {
      const before = await sellerNip(page)
      await stepButton(page, 'token-select').click()
      await atRest(page)
      await page.getByRole('button', { name: 'Start again' }).click()
      await atRest(page)
      expect(await sellerNip(page)).not.toBe(before)
      expect(await doneSteps(page)).toBe(0)
      expect(await arrows(page).count()).toBe(0)
      await stepButton(page, 'buyer').click()
      await atRest(page)
      expect(await doneSteps(page)).toBe(8)
      expect(await outcome(page)).toMatch(/^✓ active/)
    })
  })

  test('two visits at once tell their own stories', async () => {
    await visit(async one => {
      await visit(async other => {
        await Promise.all([stepButton(one, 'forward').click(), stepButton(other, 'forward').click()])
        await Promise.all([atRest(one), atRest(other)])
        for (const page of [one, other]) expect(await outcome(page)).toMatch(/^✓ valid, and you were told/)
        expect(await outcome(one)).not.toBe(await outcome(other))
      })
    })
  })

  test('a step that is not told to its end is said to be so, and can be begun again', async () => {
    await visit(async page => {
      await page.route('**/demo/stories/*/login', route =>
        route.fulfill({ status: 200, contentType: 'application/x-ndjson', body: '' }),
      )
      await stepButton(page, 'login').click()
      await atRest(page)
      expect(await outcome(page)).toMatch(/^✗ Expected: an answer\s+Seen: The step was not told to its end\.$/)
      expect(await page.getByRole('button', { name: 'Next step' }).getAttribute('aria-disabled')).toBe('true')
      expect(await doneSteps(page)).toBe(2)
      await page.unroute('**/demo/stories/*/login')
      await page.getByRole('button', { name: 'Start again' }).click()
      await atRest(page)
      await next(page)
      expect(await outcome(page)).toMatch(/^✓ /)
    })
  })

  test('axe finds nothing at the beginning, in the middle and at the end', async () => {
    await visit(async page => {
      expect(await violationsIn(page)).toEqual([])
      for (const id of ['token-create', 'deactivated']) {
        await stepButton(page, id).click()
        await atRest(page)
        expect(await violationsIn(page)).toEqual([])
      }
    })
  })

  test.each([
    ['an old projector', { width: 1024, height: 768 }],
    ['a large screen', { width: 1920, height: 1080 }],
    ['a telephone', { width: 390, height: 844 }],
  ])('nothing is cut off at the side on %s, and letters are large', async (_, viewport) => {
    await visit(
      async page => {
        await stepButton(page, 'token-create').click()
        await atRest(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        const size = await page.locator('#title').evaluate(it => Number.parseFloat(getComputedStyle(it).fontSize))
        expect(size).toBeGreaterThanOrEqual(viewport.width / 60)
      },
      { viewport },
    )
  })

  /** What cannot be read from the last row: small letters, and what is cut or hidden. */
  const unreadable = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        it => it.checkVisibility() && it.closest('.unseen, dialog') === null,
      )
      const saying = shown.filter(it => [...it.childNodes].some(node => node.nodeType === 3 && node.nodeValue!.trim()))
      const small = saying.filter(it => Number.parseFloat(getComputedStyle(it).fontSize) < 1.1 * root - 0.1)
      const cut = saying.filter(it => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)
      const nav = document.querySelector('nav')!
      const broken = [...document.querySelectorAll('#steps button')].filter(
        it => it.getBoundingClientRect().height > 3 * root,
      )
      const labels = [...document.querySelectorAll('.message .label')].map(it => it.getBoundingClientRect())
      const overlapping = labels.filter((it, at) => at > 0 && it.top < labels[at - 1]!.bottom)
      return [
        ...small.map(it => `small: ${it.outerHTML}`),
        ...cut.map(it => `cut: ${it.outerHTML}`),
        ...broken.map(it => `in two lines: ${it.outerHTML}`),
        ...overlapping.map(it => `overlapping at ${it.top}`),
        ...(nav.scrollHeight > nav.clientHeight ? ['the steps do not fit'] : []),
        ...(document.documentElement.scrollHeight > innerHeight ? ['the page does not fit'] : []),
      ]
    })

  test.each([
    ['a projector', { width: 1280, height: 720 }],
    ['a large screen', { width: 1920, height: 1080 }],
  ])('every step is read from the last row, on %s', async (_, viewport) => {
    await visit(
      async page => {
        expect(await unreadable(page)).toEqual([])
        for (const { id } of steps) {
          await next(page)
          expect(await unreadable(page), id).toEqual([])
        }
        expect(await doneSteps(page)).toBe(steps.length)
        await arrows(page).first().click()
        const sizes = await page
          .getByRole('dialog')
          .locator('h2, h3, pre, p:visible, button')
          .evaluateAll(all => all.map(it => Number.parseFloat(getComputedStyle(it).fontSize)))
        const root = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1.1 * root - 0.1)
      },
      { viewport },
    )
  })

  test('with motion the arrows are drawn one after another', async () => {
    await visit(
      async page => {
        await page.getByRole('button', { name: 'Next step' }).click()
        await arrows(page).nth(2).waitFor()
        expect(await page.locator('body').getAttribute('data-busy')).toBe('yes')
        expect(await outcome(page)).toBe('')
        await atRest(page)
        expect(await outcome(page)).toMatch(/^✓ /)
      },
      { reducedMotion: 'no-preference' },
    )
  })
})
