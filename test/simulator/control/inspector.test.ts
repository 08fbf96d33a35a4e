import { expect, test } from 'vitest'
import { createClient } from '../../../client/index.ts'
import { mostOutages } from '../../../contracts/control/outages.ts'
import { simulated } from '../simulated.ts'

/** The pages of /control without a browser: what stands on them, and what their forms do. */

const nip = '5265877635'

const inspected = (options: Parameters<typeof simulated>[0] = {}) => {
  const world = simulated(options)
  const page = async (path: string, tongue = 'en') => {
    const response = await world.ask(`GET ${path}`, { headers: { 'Accept-Language': tongue } })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const submit = async (call: string, fields: Readonly<Record<string, string>> = {}, tongue = 'en', prefix = '') => {
    const response = await world.ask(`POST ${prefix}/control/inspector/do/${call}`, {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': tongue },
      body: String(new URLSearchParams(fields)),
    })
    return { status: response.status, to: response.headers.get('location'), text: await response.text() }
  }
  const get = async (path: string) => (await world.ask(`GET /control/${path}`)).json()
  return { ...world, page, submit, get }
}
const steering = '/control/inspector/steering'

test('a form makes the call that it names, as its declaration reads it, and leads back', async () => {
  const { submit, get, page } = inspected()
  const done = await submit('clock/advance', { by: '1.5h' })
  expect(done).toMatchObject({ status: 303, to: `${steering}?done=clock.advance#clock` })
  expect((await page(done.to!)).text).toContain('Done.')
  expect((await get('clock')).now).toBe('2026-11-22T13:30:00.000Z')
  await submit('delays/set', { invoice: '2s', 'acube.queue': '', authentication: '250' })
  expect(await get('delays')).toMatchObject({ invoice: 2000, authentication: 250, 'acube.queue': 0 })
  await submit('rateLimits/set', { counted: 'true' })
  expect(await get('rate-limits')).toEqual({ counted: true })
  await submit('faults/add', { operation: 'tokens.*', status: '503', done: 'true', times: '2', error: '' })
  const [fault] = await get('faults')
  expect(fault.fault).toEqual({ operation: 'tokens.*', status: 503, done: true, times: 2 })
  expect((await page(steering)).text).toContain(`<input type="hidden" name="id" value="${fault.id}"/>`)
  await submit('faults/remove', { id: fault.id })
  expect(await get('faults')).toEqual([])
  await submit('outages/add', { kind: 'FAILURE' })
  const [{ eventId }] = await get('outages')
  await submit('clock/advance', { by: '1m' })
  await submit('outages/end', { eventId: String(eventId) })
  expect((await get('outages'))[0].to).toBe('2026-11-22T13:31:00.000Z')
  await submit('keys/rotate', { usage: 'KsefTokenEncryption', oldValidFor: '2h' })
  expect((await get('keys')).map(({ until }: { until?: string }) => until)).toContain('2026-11-22T15:31:00.000Z')
  await submit('strictness/set', { as: 'demo' })
  expect(await get('strictness')).toEqual({ as: 'demo' })
  expect((await page(steering)).text).toContain('valid until')
  expect((await submit('worlds/reset')).status).toBe(303)
  expect([(await get('clock')).now, await get('outages')]).toEqual(['2026-11-22T12:00:00.000Z', []])
})

test('what is to be filled in has a name of words, in both languages', async () => {
  const { page } = inspected()
  for (const tongue of ['en', 'pl']) {
    const { text } = await page(steering, tongue)
    const labels = [...text.matchAll(/<label for="[^"]*">([^<]*)</g)].map(([, label]) => label!)
    expect(labels.length).toBeGreaterThan(30)
    expect(labels.filter(label => /^[a-z]/.test(label))).toEqual([])
  }
})

test('a world of its own has its own forms, and its own way to the others', async () => {
  const { submit, page, get, ask } = inspected()
  await ask('POST /w/two/v2/auth/challenge')
  const done = await submit('clock/advance', { by: '1h' }, 'en', '/w/one')
  expect(done.to).toBe(`/w/one${steering}?done=clock.advance#clock`)
  expect((await get('worlds')).map(({ now }: { now: string }) => now.slice(11, 13))).toEqual(['12', '12', '13'])
  const hrefs = async (path: string) =>
    Array.from(
      (await page(path)).text.matchAll(/href="([^"]+)"/g),
      ([, href]) => new URL(href!, `http://a${path}`).pathname,
    )
  expect(await hrefs(`/w/one${steering}`)).toEqual(
    expect.arrayContaining([steering, `/w/two${steering}`, '/w/one/control']),
  )
  expect(await hrefs('/w/one/control')).toContain('/w/two/control/inspector/exchanges/x1')
  expect(await hrefs('/control')).toContain('/w/two/control/inspector/exchanges/x1')
})

test.each([
  ['clock/set', { to: '2020-01-01T00:00:00Z' }, 409, 'goes forward only', 'tylko do przodu'],
  ['clock/advance', { by: 'soon' }, 400, 'by', 'by'],
  ['clock/advance', {}, 400, 'by', 'by'],
  ['faults/add', { operation: 'tokens.*' }, 400, 'has none of', 'has none of'],
  ['faults/remove', { id: 'f1' }, 404, 'No fault', 'Żadna usterka'],
  ['worlds/drop', { name: 'nowhere' }, 404, 'No world', 'Żaden świat'],
  ['outages/add', { kind: 'MAINTENANCE' }, 400, 'maintenance needs', 'maintenance needs'],
] as const)(
  '%s with %j is refused with %d, told in both languages, and what was typed stays',
  async (call, fields, status, en, pl) => {
    const { submit } = inspected()
    const refused = await submit(call, fields)
    expect([refused.status, refused.text]).toEqual([status, expect.stringContaining(en)])
    expect(refused.text).toContain('<title>Error: Steering')
    for (const [name, value] of Object.entries(fields))
      if (name !== 'id' && name !== 'name' && name !== 'kind') expect(refused.text).toContain(`value="${value}"`)
    expect((await submit(call, fields, 'pl')).text).toContain(pl)
  },
)

test('a form makes no other call', async () => {
  const { submit, ask, get } = inspected()
  for (const call of [
    'journal/list',
    'worlds/restore',
    'worlds/snapshot',
    'constructor/name',
    'clock',
    '',
    'clock/advance/x',
  ])
    expect((await submit(call)).status, call).toBe(404)
  expect((await submit('clock/advance', { by: 'x'.repeat(70_000) })).status).toBe(413)
  expect((await ask('GET /control/inspector/do/clock/advance')).status).toBe(404)
  for (let count = 0; count < mostOutages; count++) await submit('outages/add', { kind: 'FAILURE' })
  expect((await submit('outages/add', { kind: 'FAILURE' })).status).toBe(409)
  expect(await get('outages')).toHaveLength(mostOutages)
})

test('an exchange whole: XML with a line for each element, JWTs decoded, why it was refused, curl; no secret', async () => {
  const { signedIn, page, get, ask, client } = inspected()
  const session = await signedIn(nip)
  await createClient({ ...client.connection, accessToken: session.connection.accessToken }).tokens.list()
  const refused = await ask('GET /v2/tokens', { headers: { Authorization: 'Bearer <script>' } })
  const list = (await get('journal')) as readonly { id: string; operation: string; status: number }[]
  const of = async (operation: string, tongue?: string) =>
    (await page(`/control/inspector/exchanges/${list.findLast(it => it.operation === operation)!.id}`, tongue)).text
  expect(await of('auth.xadesSignature')).toContain('\n  &lt;Challenge&gt;')
  const redeemed = await of('auth.redeem')
  expect(redeemed).toMatch(/<code>typ<\/code>.*<code>ContextToken<\/code>/s)
  expect(redeemed).toContain('Authorization: Bearer $AUTHENTICATION_TOKEN')
  for (const text of [redeemed, await of('auth.xadesSignature')]) expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)
  const [en, pl] = await Promise.all(['en', 'pl'].map(tongue => of('tokens.list', tongue)))
  const id = refused.headers.get('X-Simulator-Explanation')
  const told = await Promise.all(
    ['en', 'pl'].map(tongue => ask(`GET /control/explanations/${id}`, { headers: { 'Accept-Language': tongue } })),
  )
  const [why, dlaczego] = (await Promise.all(told.map(it => it.json()))) as { text: string }[]
  expect(en).toContain(`Why it was refused</h2><p>${why!.text}`)
  expect(pl).toContain(`Dlaczego odmówiono</h2><p>${dlaczego!.text}`)
  expect(en).not.toContain('<script>')
})

test('what is asked for is found by the address; what cannot be read is said, and nothing is shown', async () => {
  const { ask, page } = inspected()
  await ask('GET /v2/tokens?pageSize=7"><script>alert(1)</script>')
  await ask('POST /w/one/v2/auth/challenge')
  const rows = async (query: string) => (await page(`/control${query}`)).text.split('<li class="row"').length - 2
  expect([await rows(''), await rows('?status=4xx'), await rows('?text=nowhere'), await rows('?inWorld=one')]).toEqual([
    2, 1, 0, 1,
  ])
  expect((await page('/control')).text).not.toContain('<script>alert')
  const wrong = await page('/control?status=9', 'pl')
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('is no status: 429, or 4xx')])
  expect(wrong.text).toContain('<title>Błąd: Inspektor')
  for (const path of ['exchanges/x9', 'exchanges/', 'exchanges/constructor', 'nowhere', 'inspector.css/x'])
    expect((await page(`/control/inspector/${path}`)).status, path).toBe(404)
  expect((await page('/control/inspector/state?area=tokens&after=then')).text).toContain('cannot be read')
})
