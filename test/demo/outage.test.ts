import { afterAll, describe, expect, test } from 'vitest'
import { tongues } from '../../contracts/told.ts'
import { createOutagePage } from '../../simulator/demo/outage/outage-page.ts'
import { begins, steps } from '../../simulator/demo/outage/steps.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { violationsInBoth } from '../portal/axe.ts'
import { browserTest, launchBrowser, withoutBrowser } from '../portal/browser.ts'
import { readSvg } from '../read-qr.ts'

const simulator = createSimulator({ rateLimits: 'off' })
afterAll(() => simulator.close())

const site = 'http://ksef.test'
const get = (path: string) => simulator.fetch(site + path)
const post = async (path: string): Promise<string> => {
  const response = await simulator.fetch(site + path, { method: 'POST' })
  expect(response.status).toBe(303)
  return response.headers.get('location')!
}
const begin = async () => /\/demo\/outage\/[0-9a-f]{32}/.exec(await post('/demo/outage/stories'))![0]
const outcomes = (html: string) => [...html.matchAll(/data-state="(\w+)"/g)].map(([, state]) => state)

test.each(tongues)('in %s it is told without waiting, each step checked, and its codes are read back', async tongue => {
  const story = await begin()
  expect(await post(`${story}/rest?lang=${tongue}`)).toBe(`${story}?lang=${tongue}#late`)
  const html = await (await get(`${story}?lang=${tongue}`)).text()
  expect(outcomes(html)).toEqual(steps.map(() => 'done'))
  for (const { title } of steps) expect(html).toContain(title[tongue])
  expect(html).toContain({ en: '10 of 10 steps', pl: 'wynikiem: 10 z\u00a010' }[tongue])
  const pictures = [...html.matchAll(/base64,([^"]+)"/g)].map(([, text]) => Buffer.from(text!, 'base64').toString())
  expect(pictures).toHaveLength(4)
  for (const picture of pictures) expect(html).toContain(`<code>${readSvg(picture)}</code>`)
})

test('step by step, each when it is asked for; the visitor’s own KSeF notices nothing', async () => {
  const story = await begin()
  expect(outcomes(await (await get(story)).text())).toEqual([])
  for (const [at, { id }] of steps.slice(0, 3).entries()) {
    expect(await post(`${story}/next`)).toMatch(new RegExp(`#${id}$`))
    expect(outcomes(await (await get(story)).text())).toHaveLength(at + 1)
  }
  expect(await (await get('/latarnia/status')).json()).toEqual({ status: 'AVAILABLE' })
  expect((await simulator.fetch(`${site}/v2/auth/challenge`, { method: 'POST' })).status).toBe(200)
})

test('a step that does not come out is the last one, and says what was seen', async () => {
  const page = createOutagePage(fixedRuntime({ at: begins }), () => ({
    fetch: async () => Response.json({ status: 'FAILURE' }),
    close: async () => {},
  }))
  const ask = (path: string, method = 'POST') => page.answer(new Request(site + path, { method }))
  const story = (await ask('/demo/outage/stories')).headers.get('location')!.replace(/\?.*/, '')
  await ask(`${story}/rest`)
  const html = await (await ask(`${story}?lang=pl`, 'GET')).text()
  expect(outcomes(html)).toEqual(['failed'])
  expect(html).toContain('Latarnia mówi FAILURE, a\u00a0nie AVAILABLE.')
  expect(html).not.toContain(`${story}/next`)
})

test('of many rehearsals the oldest is forgotten, and one that nobody began is none', async () => {
  const first = await begin()
  for (let more = 0; more < 10; more++) await begin()
  for (const path of [first, '/demo/outage/nothing', '/demo/outage/stories']) {
    const response = await get(`${path}?lang=en`)
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('no longer known')])
  }
})

test('in a world of its own it leads to that world', async () => {
  const response = await simulator.fetch(`${site}/w/team/demo/outage/stories`, { method: 'POST' })
  expect(response.headers.get('location')).toMatch(/^\/w\/team\/demo\/outage\/[0-9a-f]{32}\?lang=en$/)
  const html = await (await get(response.headers.get('location')!)).text()
  expect(html).toMatch(/action="\/w\/team\/demo\/outage\/[0-9a-f]{32}\/next\?lang=en"/)
})

describe.skipIf(withoutBrowser)('in a browser', browserTest, () => {
  test('it is clicked through, in both languages; axe finds nothing, and nothing is cut off', async () => {
    const [{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
    const page = await browser.newPage({ locale: 'en' })
    page.setDefaultTimeout(60_000)
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('request', request => {
      if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(origin)) complaints.push(request.url())
    })
    const isFlawless = async () => {
      expect(await violationsInBoth(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    await page.goto(`${origin}/demo`)
    await page.getByRole('link', { name: 'Outage' }).click()
    await isFlawless()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByText(/FV\/1 is 5265877635-/).waitFor()
    expect(await page.getByRole('status').innerText()).toBe('1 of 10 steps came out as they should.')
    await page.getByRole('link', { name: 'Polski' }).click()
    await page.getByRole('button', { name: 'Wszystkie kroki bez czekania' }).click()
    await page.getByRole('heading', { name: steps.at(-1)!.title.pl }).waitFor()
    expect(await page.getByRole('status').innerText()).toMatch(/^Kroki z\spoprawnym wynikiem: 10 z\s10\.$/)
    expect(await page.getByRole('img', { name: 'KOD II faktury FV/2' }).count()).toBe(1)
    await isFlawless()
    await page.getByRole('button', { name: 'Zacznij od nowa' }).click()
    await page.getByRole('button', { name: 'Następny krok' }).waitFor()
    expect(complaints).toEqual([])
    await browser.close()
  })
})
