import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { steps } from '../../simulator/demo/steps.ts'
import { securityHeaders } from '../../simulator/http/security-headers.ts'
import { createSimulator } from '../../simulator/index.ts'

const simulator = createSimulator({ rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const json = { 'content-type': 'application/json' }
const post = (path: string, headers: Record<string, string> = json) =>
  fetch(`${origin}/demo${path}`, { method: 'POST', headers, body: '{}' })
const begin = async (): Promise<{ id: string; companies: { role: string; nip: string }[] }> =>
  (await post('/stories')).json()
const first = steps[0]!.id

test.each(['', '/', '/assets/demo.css', '/assets/demo.js'])('/demo%s has the headers of the portal', async path => {
  const response = await fetch(`${origin}/demo${path}`)
  expect(response.status).toBe(200)
  for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name)).toBe(value)
})

test('the page and what it loads ask nobody else', async () => {
  for (const path of ['', '/assets/demo.css', '/assets/demo.js'])
    expect(await (await fetch(`${origin}/demo${path}`)).text()).not.toMatch(/https?:|\/\/[a-z]+\.|@import/)
})

test('a story has companies of its own', async () => {
  const [one, other] = [await begin(), await begin()]
  expect(one.companies.map(({ role }) => role)).toEqual(['seller', 'buyer'])
  expect(new Set([...one.companies, ...other.companies].map(({ nip }) => nip)).size).toBe(4)
})

test('companies of one’s own play; a NIP that is none, or twice the same, does not', async () => {
  const beginWith = (body: object) =>
    fetch(`${origin}/demo/stories`, { method: 'POST', headers: json, body: JSON.stringify(body) })
  const cast = { seller: { nip: '123-456-32-18', name: 'Kos i Wspólnicy' }, buyer: { name: 'Żółw S.A.', nip: '' } }
  const { companies } = (await (await beginWith(cast)).json()) as Awaited<ReturnType<typeof begin>>
  expect(companies[0]).toEqual({ role: 'seller', name: 'Kos i Wspólnicy', nip: '1234563218' })
  expect(companies[1]).toMatchObject({ name: 'Żółw S.A.', nip: expect.stringMatching(/^\d{10}$/) })
  for (const [wrong, en, pl] of [
    [{ seller: { nip: '1234567890' } }, 'Seller: a NIP has', 'Sprzedawca: NIP ma'],
    [{ buyer: { nip: '1' } }, 'Buyer: a NIP has', 'Nabywca: NIP ma'],
    [{ buyer: { name: 'x'.repeat(256) } }, 'Buyer: a name has', 'Nabywca: nazwa ma'],
    [{ seller: { nip: '1234563218' }, buyer: { nip: '1234563218' } }, 'two companies', 'dwie firmy'],
    [{ seller: 'Kos' }, 'no companies', 'nie są firmy'],
    ['Kos', 'no companies', 'nie są firmy'],
  ] as const) {
    const response = await beginWith(wrong as object)
    expect([response.status, await response.json()]).toEqual([
      422,
      { error: { en: expect.stringContaining(en), pl: expect.stringContaining(pl) } },
    ])
  }
})

test('companies of one’s own are told of again: whole, after a story that stopped half-way, and after a whole one', async () => {
  const own = createSimulator({ rateLimits: 'off' })
  onTestFinished(() => own.close())
  const { origin: there } = await own.listen({ port: 0 })
  const ask = async (path: string, body: object = {}) =>
    (await fetch(`${there}/demo/stories${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) })).text()
  const cast = { seller: { nip: '1234563218' }, buyer: { nip: '5265877635' } }
  for (const last of ['invoice', 'deactivated', 'deactivated']) {
    const { id } = JSON.parse(await ask('', cast))
    for (const step of steps.slice(0, steps.findIndex(it => it.id === last) + 1)) {
      const outcome = async () => JSON.parse((await ask(`/${id}/${step.id}`)).trimEnd().split('\n').at(-1)!).outcome
      await vi
        .waitUntil(async () => (await outcome()).holds, { timeout: 20_000 })
        .catch(() => {
          throw new Error(`${step.id} of the story up to ${last} does not hold`)
        })
    }
    await ask(`/${id}/end`)
  }
})

test('it is told in Polish to whom the browser or the address says so', async () => {
  const polish = await (await fetch(`${origin}/demo`, { headers: { 'accept-language': 'pl' } })).text()
  for (const { title } of steps) expect(polish).toContain(title.pl.split('A-Cube')[0])
  expect(polish).toContain('lang="pl"')
  expect(await (await fetch(`${origin}/demo?lang=en`, { headers: { 'accept-language': 'pl' } })).text()).toContain(
    'lang="en"',
  )
})

test('a step is told line by line, the outcome last', async () => {
  const { id } = await begin()
  const lines = (await (await post(`/stories/${id}/${first}`)).text())
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines[0]).toEqual({ sent: 0, outline: { from: 'You', to: 'KSeF', method: 'GET', path: '/web/login' } })
  expect(lines[1]).toMatchObject({ answered: 0, message: { status: 200 } })
  expect(lines.at(-1)).toMatchObject({ outcome: { holds: true, final: true } })
})

test('steps have their turn', async () => {
  const { id } = await begin()
  expect((await post(`/stories/${id}/${steps[1]!.id}`)).status).toBe(409)
  await (await post(`/stories/${id}/${first}`)).text()
  expect((await post(`/stories/${id}/${first}`)).status).toBe(409)
  expect((await post(`/stories/${id}/nothing`)).status).toBe(409)
})

test('a step that is asked for twice at once is done once, and the next is not left out', async () => {
  const { id } = await begin()
  const both = await Promise.all([post(`/stories/${id}/${first}`), post(`/stories/${id}/${first}`)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  for (const one of both) await one.text()
  const next = await post(`/stories/${id}/${steps[1]!.id}`)
  expect([next.status, await next.text()]).toEqual([200, expect.stringContaining('"holds":true')])
})

test('a visitor who leaves while a step is under way is no defect', async () => {
  const told: string[] = []
  const own = createSimulator({
    rateLimits: 'off',
    log: { enabled: true, info: () => {}, error: (_, message) => void told.push(message) },
  })
  const ask = (path: string) =>
    own.fetch(`http://ksef.test/demo/stories${path}`, { method: 'POST', headers: json, body: '{}' })
  const { id } = await (await ask('')).json()
  const response = await ask(`/${id}/${first}`)
  await response.body?.cancel()
  // Behind the step, one of which is done at a time.
  await (await ask(`/${id}/end`)).text()
  expect(told).toEqual([])
})

test('a story that is ended is no longer known', async () => {
  const { id } = await begin()
  expect((await post(`/stories/${id}/end`)).status).toBe(204)
  const response = await post(`/stories/${id}/${first}`)
  expect([response.status, await response.json()]).toEqual([
    404,
    { error: { en: 'This story is no longer known.', pl: 'Ta opowieść nie jest już znana.' } },
  ])
})

test('of many stories the oldest is forgotten', async () => {
  const { id } = await begin()
  for (let more = 0; more < 20; more++) await begin()
  expect((await post(`/stories/${id}/${first}`)).status).toBe(404)
})

test.each([
  ['a form of another site', 404, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a script of another site', 403, { ...json, 'sec-fetch-site': 'cross-site' }],
])('%s begins nothing: %d', async (_, status, headers) => {
  expect((await post('/stories', headers)).status).toBe(status)
})

test('an inbox takes nothing that is not signed, and there are no others', async () => {
  const { id } = await begin()
  expect((await post(`/inbox/${id}/seller`)).status).toBe(401)
  expect((await post(`/inbox/${id}/stranger`)).status).toBe(404)
  expect((await post('/inbox/unknown/seller')).status).toBe(404)
})

test.each([
  ['GET', '/stories'],
  ['GET', '/nothing'],
  ['DELETE', '/stories/1'],
  ['POST', '/assets/demo.js'],
  ['POST', ''],
])('%s /demo%s is nothing', async (method, path) => {
  expect((await fetch(`${origin}/demo${path}`, { method })).status).toBe(404)
})

test.each(['127.0.0.2', '::1', 'localhost'])(
  'A-Cube reaches the story of a simulator that listens on %s',
  async host => {
    const elsewhere = createSimulator({ rateLimits: 'off' })
    onTestFinished(() => elsewhere.close())
    const { origin: there } = await elsewhere.listen({ port: 0, host })
    const ask = async (path: string) =>
      (await fetch(`${there}/demo${path}`, { method: 'POST', headers: json, body: '{}' })).text()
    const { id } = JSON.parse(await ask('/stories'))
    for (const step of steps.slice(0, steps.findIndex(it => it.id === 'token-create') + 1)) {
      const outcome = async () =>
        JSON.parse((await ask(`/stories/${id}/${step.id}`)).trimEnd().split('\n').at(-1)!).outcome
      await vi.waitUntil(async () => (await outcome()).final, { timeout: 20_000 })
    }
    const deliveries = (await (await fetch(`${there}/control/acube/deliveries`)).json()) as {
      url: string
      state: string
    }[]
    expect(deliveries[0]).toMatchObject({
      state: 'delivered',
      url: expect.stringContaining(`/demo/inbox/${id}/seller`),
    })
  },
)
