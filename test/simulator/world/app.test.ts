import { expect, onTestFinished, test, vi } from 'vitest'
import { createSimulator, type Log } from '../../../simulator/index.ts'
import { simulated } from '../simulated.ts'

const addressOf = async (response: Response) => (await response.json()).clientIp

test('a caller in process may say from which address it calls', async () => {
  const { ask } = simulated()
  expect(await addressOf(await ask('POST /v2/auth/challenge', { clientIp: '192.0.2.7' }))).toBe('192.0.2.7')
})

test('an IPv4 address in an IPv6 one is shown as IPv4', async () => {
  const { ask } = simulated()
  expect(await addressOf(await ask('POST /v2/auth/challenge', { clientIp: '::ffff:192.0.2.7' }))).toBe('192.0.2.7')
  expect(await addressOf(await ask('POST /v2/auth/challenge', { clientIp: '2001:db8::7' }))).toBe('2001:db8::7')
})

test('an IPv4 caller of a socket that listens on IPv6 is shown as IPv4', async () => {
  const simulator = createSimulator()
  onTestFinished(() => simulator.close())
  const { port } = await simulator.listen({ port: 0, host: '::' })
  expect(await addressOf(await fetch(`http://127.0.0.1:${port}/v2/auth/challenge`, { method: 'POST' }))).toBe(
    '127.0.0.1',
  )
})

/** A simulator whose state cannot be read, and what it logs. */
const broken = () => {
  const lines: { error?: string; message: string }[] = []
  const log: Log = {
    enabled: true,
    info: () => {},
    error: (fields, message) => lines.push({ ...fields, message }),
  }
  return { ...simulated({ log }), lines }
}

test.each(['GET /control/health', 'POST /v2/auth/challenge', 'GET /v2/nowhere', 'POST /v2/sessions/batch'])(
  'a defect outside the steps of a request (%s) is a 500 with a line in our log, and the next request is served',
  async asked => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { ask, explained, runtime, lines } = broken()
    const { now } = runtime
    let failures = 1
    vi.spyOn(runtime, 'now').mockImplementation(() => {
      if (failures-- > 0) throw new Error('the clock is broken')
      return now()
    })
    const response = await ask(asked)
    expect(response.status).toBe(500)
    expect((await explained(response)).text).toContain('A defect of the simulator')
    expect(lines).toEqual([
      { error: expect.stringMatching(/the clock is broken\n +at /), message: 'a defect of the simulator' },
    ])
    expect((await ask('GET /control/health')).status).toBe(200)
    expect(printed).not.toHaveBeenCalled()
    printed.mockRestore()
  },
)

test('a path that KSeF has not is 404, another method 405; the explanation names the right ones', async () => {
  const { ask, explained } = simulated()
  const lost = await ask('GET /v1/tokens')
  expect(lost.status).toBe(404)
  expect((await explained(lost)).text).toContain('/v1/tokens')
  const wrong = await ask('PUT /v2/tokens')
  expect(wrong.status).toBe(405)
  expect((await explained(wrong)).text).toBe('/v2/tokens takes GET, POST, not PUT.')
  expect([lost, wrong].map(({ headers }) => headers.get('Allow'))).toEqual([null, 'GET, POST'])
})

test('the path of old, /api/v2, is another name of /v2: for bodies, parameters, queries and refusals', async () => {
  const { ask, signedIn } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const body = { permissions: ['InvoiceRead'], description: 'Accounting' }
  const { referenceNumber } = await (await ask('POST /api/v2/tokens', { bearer, json: body })).json()
  const one = await ask(`GET /api/v2/tokens/${referenceNumber}`, { bearer })
  expect(await one.json()).toMatchObject({ referenceNumber })
  const { tokens } = await (await ask('GET /api/v2/tokens?status=Revoked', { bearer })).json()
  expect(tokens).toEqual([])
  expect(await (await ask('GET /api/v2/tokens')).json()).toMatchObject({ status: 401, instance: '/api/v2/tokens' })
  expect((await ask('PUT /api/v2/tokens')).headers.get('Allow')).toBe('GET, POST')
  expect((await ask('GET /api/v1/tokens')).status).toBe(404)
})

test('over a socket the old path takes bodies as well', async () => {
  const simulator = createSimulator()
  onTestFinished(() => simulator.close())
  const { origin } = await simulator.listen({ port: 0 })
  const body = JSON.stringify({
    subjectNip: '5265877635',
    subjectType: 'EnforcementAuthority',
    description: 'Authority',
  })
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(`${origin}/api/v2/testdata/subject`, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
})

test('a fixed path is never taken for a parameter', async () => {
  const { ask, signedIn } = simulated()
  const session = await signedIn('5265877635')
  const bearer = await session.accessToken()
  expect((await ask('GET /v2/auth/sessions', { bearer })).status).toBe(200)
  expect((await ask('DELETE /v2/auth/sessions/current', { bearer })).status).toBe(204)
})

test('health is answered with the simulated time', async () => {
  const { ask } = simulated()
  expect(await (await ask('GET /control/health')).json()).toEqual({
    status: 'ok',
    simulator: true,
    profile: 'test',
    now: '2026-11-22T12:00:00.000Z',
  })
})
