import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { json } from 'node:stream/consumers'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { createClient } from '../../client/client.ts'
import { signInWithSeal } from '../../client/flows/sign-in-with-seal.ts'
import { makeSeal } from '../../client/make-identity.ts'
import { createSimulator, type ListenOptions } from '../../simulator/index.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const listening = async (options: ListenOptions = { port: 0 }) => {
  const simulator = createSimulator()
  onTestFinished(() => simulator.close())
  return { simulator, ...(await simulator.listen(options)) }
}

test('ten simulators in one process do not see each other', async () => {
  const nip = '5265877635'
  const identity = await makeSeal({ nip, key: 'p256' })
  const sessions = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const simulator = createSimulator()
      const client = createClient({ baseUrl: 'http://ksef.test', fetch: simulator.fetch })
      return { simulator, session: await signInWithSeal(client, { nip, identity }) }
    }),
  )
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const made = await Promise.all(sessions.map(({ session }) => session.tokens.generate({ body })))
  const listed = await Promise.all(sessions.map(({ session }) => session.tokens.list()))
  expect(listed.map(({ tokens }) => tokens.map(({ referenceNumber }) => referenceNumber))).toEqual(
    made.map(({ referenceNumber }) => [referenceNumber]),
  )

  const stranger = await sessions[0]!.session.accessToken()
  const elsewhere = { baseUrl: 'http://ksef.test', fetch: sessions[1]!.simulator.fetch, accessToken: stranger }
  await expect(createClient(elsewhere).tokens.list()).rejects.toMatchObject({ error: 'unauthorized' })
})

test('a simulator does not start in production', () => {
  vi.stubEnv('NODE_ENV', 'production')
  expect(() => createSimulator()).toThrow('NODE_ENV=production')
})

test('a simulator starts in production for who insists', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const response = await createSimulator({ allowProduction: true }).fetch('http://ksef.test/control/health')
  expect(response.status).toBe(200)
})

test('port 0 takes a free port and tells it', async () => {
  const [one, two] = await Promise.all([listening(), listening()])
  expect(one.port).not.toBe(two.port)
  expect(one.baseUrl).toBe(`http://127.0.0.1:${one.port}/v2`)
  for (const { origin } of [one, two]) {
    const health = await (await fetch(`${origin}/control/health`)).json()
    expect(health).toMatchObject({ status: 'ok', simulator: true })
  }
})

test('a port that is taken is an error', async () => {
  const { port } = await listening()
  await expect(createSimulator().listen({ port })).rejects.toThrow('EADDRINUSE')
})

test('nobody but this machine reaches a simulator unless a host is given', async () => {
  const { port } = await listening()
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  for (const { address, family } of addresses.filter(({ internal, family }) => !internal && family === 'IPv4'))
    await expect(fetch(`http://${address}:${port}/control/health`), `${family} ${address}`).rejects.toThrow()
})

test('an IPv6 host is written in brackets', async () => {
  const { origin, port } = await listening({ port: 0, host: '::1' })
  expect(origin).toBe(`http://[::1]:${port}`)
  const { clientIp } = await (await fetch(`${origin}/v2/auth/challenge`, { method: 'POST' })).json()
  expect(clientIp).toBe('::1')
})

test('close() takes no more requests and finishes those under way', async () => {
  const { simulator, baseUrl, origin } = await listening()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const request = httpRequest(`${baseUrl}/testdata/person`, {
    agent,
    method: 'POST',
    // The server says when it has the request.
    headers: { 'Content-Type': 'application/json', Expect: '100-continue' },
  })
  request.flushHeaders()
  await once(request, 'continue')

  let closed = false
  const closing = simulator.close().then(() => {
    closed = true
  })
  await expect(fetch(`${origin}/control/health`)).rejects.toThrow()
  expect(closed).toBe(false)
  const person = { nip: '5265877635', pesel: '90010112349', isBailiff: false, description: 'A person' }
  request.end(JSON.stringify(person))
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  expect(response.statusCode).toBe(200)
  await closing
})

test('a connection kept alive does not hold up close()', async () => {
  const { simulator, baseUrl } = await listening()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const request = httpRequest(`${baseUrl}/auth/challenge`, { agent, method: 'POST' })
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  expect(await json(response)).toHaveProperty('challenge')
  await simulator.close()
})

test('a simulator may listen at two places, and close() leaves both', async () => {
  const { simulator, origin } = await listening()
  const second = await simulator.listen({ port: 0 })
  await simulator.close()
  await expect(fetch(`${origin}/control/health`)).rejects.toThrow()
  await expect(fetch(`${second.origin}/control/health`)).rejects.toThrow()
})

test('closing what does not listen is no fault', async () => {
  const { simulator } = await listening()
  await simulator.close()
  await simulator.close()
  await expect(createSimulator().close()).resolves.toBeUndefined()
})
