import { expect, test } from 'vitest'
import { createLatarnia } from '../../../client/index.ts'
import { MessagesResponse, StatusResponse } from '../../../contracts/latarnia/latarnia.ts'
import { simulated } from '../simulated.ts'

const hour = 3_600_000
const day = 24 * hour

const latarnia = () => {
  const { ask, runtime } = simulated()
  const announce = async (json: object) =>
    (await (await ask('POST /control/outages', { json: { api: 'none', ...json } })).json()) as { eventId: number }
  const end = (eventId: number, json = {}) => ask(`PUT /control/outages/${eventId}`, { json })
  const status = async (base = '/latarnia') => {
    const body = await (await ask(`GET ${base}/status`)).json()
    expect(StatusResponse().strict().parse(body)).toEqual(body)
    return StatusResponse().parse(body)
  }
  const messages = async (base = '/latarnia') => {
    const body = await (await ask(`GET ${base}/messages`)).json()
    return MessagesResponse().parse(body)
  }
  return { ask, runtime, announce, end, status, messages }
}

test.each(['', '/latarnia'])('while all is well it is AVAILABLE, without messages, at %s/status', async base => {
  const { status, messages, ask } = latarnia()
  expect(await status(base)).toEqual({ status: 'AVAILABLE' })
  expect(await messages(base)).toEqual([])
  expect((await ask(`GET ${base}/status`)).headers.get('content-type')).toBe('application/json')
})

test('a failure: members in the recorded order, local time in words; its end is a message of the same event', async () => {
  const { status, messages, announce, end, runtime } = latarnia()
  const { eventId } = await announce({ kind: 'FAILURE' })
  const seen = await status()
  expect(seen).toEqual({
    status: 'FAILURE',
    messages: [
      {
        id: 'K/2026/AWR/01',
        category: 'FAILURE',
        type: 'FAILURE_START',
        title: 'Wystąpiła awaria',
        text: 'Od godziny 13:00 22 listopada trwa awaria KSeF.',
        start: '2026-11-22T12:00:00+00:00',
        published: '2026-11-22T12:00:00+00:00',
        eventId,
        version: 1,
      },
    ],
  })
  const order = ['id', 'category', 'type', 'title', 'text', 'start', 'published', 'eventId', 'version']
  expect(Object.keys(seen.messages![0]!)).toEqual(order)
  runtime.advance(hour)
  await end(eventId)
  expect(await status()).toEqual({ status: 'AVAILABLE' })
  const [last, first] = await messages()
  expect(last).toMatchObject({ id: 'K/2026/AWR/02', type: 'FAILURE_END', eventId, end: '2026-11-22T13:00:00+00:00' })
  expect(first).toMatchObject({ type: 'FAILURE_START', eventId })
  expect(first).not.toHaveProperty('end')
})

test('a maintenance is announced before it begins, and ends by itself; a changed one has a higher version', async () => {
  const { status, messages, announce, end, runtime } = latarnia()
  const [from, to] = ['2026-11-23T12:00:00Z', '2026-11-23T14:00:00Z']
  const { eventId } = await announce({ kind: 'MAINTENANCE', from, to })
  expect(await status()).toEqual({ status: 'AVAILABLE' })
  const [announced] = await messages()
  expect(announced).toMatchObject({
    id: 'K/2026/NI/01',
    type: 'MAINTENANCE_ANNOUNCEMENT',
    end: '2026-11-23T14:00:00+00:00',
    version: 1,
  })
  await end(eventId, { to: '2026-11-23T13:00:00Z' })
  expect(await messages()).toMatchObject([{ id: 'K/2026/NI/01', version: 2, end: '2026-11-23T13:00:00+00:00' }])
  runtime.advance(day)
  expect((await status()).status).toBe('MAINTENANCE')
  runtime.advance(hour)
  expect(await status()).toEqual({ status: 'AVAILABLE' })
})

test('of several the worst counts, and the newest message comes first', async () => {
  const { status, announce, runtime } = latarnia()
  await announce({ kind: 'FAILURE' })
  runtime.advance(1000)
  await announce({ kind: 'TOTAL_FAILURE' })
  const { status: worst, messages } = await status()
  expect(worst).toBe('TOTAL_FAILURE')
  expect(messages?.map(({ id, category }) => [id, category])).toEqual([
    ['K/2026/AWR/02', 'TOTAL_FAILURE'],
    ['K/2026/AWR/01', 'FAILURE'],
  ])
})

test('what is not announced is not told, whatever becomes of the API', async () => {
  const { status, announce, ask } = latarnia()
  await announce({ kind: 'FAILURE', announced: '2026-12-01T00:00:00Z', api: 'unavailable' })
  expect(await status()).toEqual({ status: 'AVAILABLE' })
  expect((await ask('POST /v2/auth/challenge')).status).toBe(503)
})

test('a message goes 30 days after its event', async () => {
  const { messages, announce, runtime } = latarnia()
  await announce({ kind: 'FAILURE', to: '2026-11-22T13:00:00Z' })
  runtime.advance(hour + 30 * day - 1)
  expect(await messages()).toHaveLength(2)
  runtime.advance(1)
  expect(await messages()).toEqual([])
})

test('it answers with a tag and the instant of the last change, and 304 until something changes', async () => {
  const { ask, announce, runtime } = latarnia()
  const first = await ask('GET /status')
  expect(first.headers.get('last-modified')).toBeNull()
  await announce({ kind: 'FAILURE', to: '2026-11-22T13:00:00Z' })
  const seen = await ask('GET /latarnia/status')
  expect(seen.headers.get('last-modified')).toBe('Sun, 22 Nov 2026 12:00:00 GMT')
  expect(seen.headers.get('etag')).not.toBe(first.headers.get('etag'))
  const headers = { 'If-None-Match': seen.headers.get('etag')! }
  const again = await ask('GET /status', { headers })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(again.headers.get('last-modified')).toBe('Sun, 22 Nov 2026 12:00:00 GMT')
  runtime.advance(hour)
  const over = await ask('GET /status', { headers })
  expect([over.status, over.headers.get('last-modified')]).toEqual([200, 'Sun, 22 Nov 2026 13:00:00 GMT'])
  expect(over.headers.get('access-control-allow-origin')).toBe('*')
})

test.each([
  ['GET /latarnia', 403, 'AccessDenied', /nothing else/],
  ['GET /latarnia/api/status', 403, 'AccessDenied', /nothing else/],
  ['POST /latarnia/status', 405, 'MethodNotAllowed', /POST \/control\/outages sets/],
  ['DELETE /messages', 405, 'MethodNotAllowed', /only read/],
])('%s is %s, in XML as of a bucket, with the reason beside', async (asked, status, code, reason) => {
  const { ask, explained } = simulated()
  const response = await ask(asked)
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/xml'])
  expect((await explained(response)).text).toMatch(reason)
  expect(await response.text()).toContain(`<Code>${code}</Code>`)
})

test('HEAD answers as GET, OPTIONS with nothing', async () => {
  const { ask } = simulated()
  const head = await ask('HEAD /status')
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(head.headers.get('etag')).toBe((await ask('GET /status')).headers.get('etag'))
  expect((await ask('OPTIONS /latarnia/status')).status).toBe(204)
})

test("the client reads both; what is no Latarnia's answer is told apart", async () => {
  const { simulator, ask } = simulated()
  await ask('POST /control/outages', { json: { kind: 'FAILURE' } })
  const latarnia = createLatarnia({ url: 'http://ksef.test/latarnia/', fetch: simulator.fetch })
  expect((await latarnia.status()).status).toBe('FAILURE')
  expect(await latarnia.messages()).toHaveLength(1)
  const answering = (body: string, status = 200) =>
    createLatarnia({ url: 'http://ksef.test', fetch: () => new Response(body, { status }) })
  await expect(answering('', 504).status()).rejects.toThrow('Latarnia answers 504')
  await expect(answering('<html>').status()).rejects.toThrow('something else than it promises')
  await expect(answering('{"status":"FINE"}').status()).rejects.toThrow('something else than it promises')
  expect(await answering('{"status":"AVAILABLE","messages":null}').status()).toMatchObject({ status: 'AVAILABLE' })
})
