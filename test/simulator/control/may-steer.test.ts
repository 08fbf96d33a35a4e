import { afterAll, expect, test } from 'vitest'
import { createSimulator, fixedRuntime, type ListenOptions } from '../../../simulator/index.ts'

/** Who may steer a simulator over a socket. The proxy in front says who calls. */

const simulators: ReturnType<typeof createSimulator>[] = []
afterAll(() => Promise.all(simulators.map(simulator => simulator.close())))

const listening = async (options: ListenOptions = {}) => {
  const simulator = createSimulator({ runtime: fixedRuntime({ at: 0 }), clientIpHeader: 'X-Forwarded-For' })
  simulators.push(simulator)
  const { origin } = await simulator.listen({ port: 0, ...options })
  return async (asked: string, caller: string, headers: Readonly<Record<string, string>> = {}) => {
    const [method, path] = asked.split(' ')
    const response = await fetch(origin + path, { method, headers: { 'X-Forwarded-For': caller, ...headers } })
    await response.body?.cancel()
    return response.status
  }
}
const afar = '192.0.2.7'
const steering = [
  'GET /control/clock',
  'POST /control/reset',
  'GET /control/snapshot',
  'POST /control/acube/work',
  'GET /w/one/control/faults',
  'GET /w/default/control/worlds',
  'DELETE /control/faults',
  'GET /control/nothing',
  'GET /control',
  'GET /w/one/control/inspector/steering',
  'GET /control/journal/live',
  'GET /control/state/tokens',
]

test.each(steering)('%s answers this machine and nobody else', async asked => {
  const ask = await listening()
  expect(await ask(asked, afar)).toBe(403)
  for (const caller of ['127.0.0.1', '::1', '127.8.9.10']) expect(await ask(asked, caller)).not.toBe(403)
})

test.each([
  'GET /control/health',
  'GET /control/ready',
  'GET /control/explanations/e1',
  'GET /control/openapi.json',
  'GET /control/docs',
  'POST /v2/auth/challenge',
  'GET /acube/docs',
])('%s answers everybody', async asked => {
  expect(await (await listening())(asked, afar)).not.toBe(403)
})

test('whom the start names may steer', async () => {
  const ask = await listening({ controlFrom: ['192.0.2.0/24', 'fd00::/8', '198.51.100.1'] })
  for (const caller of [afar, 'fd00::1', '198.51.100.1', '127.0.0.1'])
    expect(await ask('GET /control/clock', caller), caller).toBe(200)
  for (const caller of ['192.0.3.7', '198.51.100.2', 'fe80::1'])
    expect(await ask('GET /control/clock', caller), caller).toBe(403)
  expect(await (await listening({ controlFrom: ['any'] }))('GET /control/clock', afar)).toBe(200)
})

test('so may whoever shows the token', async () => {
  const ask = await listening({ controlToken: 'a secret' })
  expect(await ask('GET /control/clock', afar, { Authorization: 'Bearer a secret' })).toBe(403)
  const other = await listening({ controlToken: 'secret' })
  expect(await other('GET /control/clock', afar, { Authorization: 'Bearer secret' })).toBe(200)
  for (const authorization of ['Bearer Secret', 'Bearer', 'secret', 'Basic secret'])
    expect(await other('GET /control/clock', afar, { Authorization: authorization })).toBe(403)
  // An empty one is none.
  expect(await (await listening({ controlToken: '' }))('GET /control/clock', afar, { Authorization: 'Bearer ' })).toBe(
    403,
  )
})

test('a page of another site steers nothing, nor does one that was led here by another name', async () => {
  const ask = await listening()
  const foreign = { Origin: 'https://evil.example' }
  expect(await ask('POST /control/reset', '127.0.0.1', foreign)).toBe(403)
  expect(await ask('DELETE /control/faults', '127.0.0.1', { 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
})

test.each(['10.0.0.0/33', 'localhost', '10.0.0', '1.2.3.4/', 'fd00::/129', '1.2.3.4/8/8'])(
  '%s is no address',
  async address => {
    await expect(createSimulator().listen({ port: 0, controlFrom: [address] })).rejects.toThrow('is no address')
  },
)
