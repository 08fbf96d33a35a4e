import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { deliver } from '../../../simulator/acube/delivery/deliver.ts'
import { createSigner } from '../../../simulator/acube/delivery/signer.ts'
import { type Received, verify } from './verify.ts'

const at = Date.parse('2026-11-22T10:00:00Z')
const signer = createSigner(Buffer.from('any seed'))
const body = '{"status":"valid","name":"Zażółć"}'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A receiver on loopback that keeps what it gets. */
const receiver = async (status: number, headers: Record<string, string> = {}) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const parts = await request.toArray()
    const url = `http://${request.headers.host}${request.url}`
    received.push({
      url,
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(parts).toString(),
    })
    response.writeHead(status, headers).end('thanks')
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { received, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a notification arrives, and its signature holds for another library', async () => {
  const { received, origin } = await receiver(204)
  expect(await deliver({ url: `${origin}/hook?for=erp#here`, body, at }, { signer, fetch })).toEqual({
    ok: true,
    status: 204,
  })
  expect(received).toMatchObject([{ url: `${origin}/hook?for=erp`, body }])
  expect(received[0]!.headers['content-type']).toBe('application/json')
  await expect(verify(received[0]!, signer.publicKeyPem, at)).resolves.toMatchObject({
    label: 'pyhms',
    algorithm: 'ed25519',
  })
})

test.each([500, 404, 401])('an answer of %s is a failure', async status => {
  const { origin } = await receiver(status)
  expect(await deliver({ url: origin, body, at }, { signer, fetch })).toEqual({
    ok: false,
    status,
    error: `${origin}/ answered ${status}.`,
  })
})

test('a redirect is not followed', async () => {
  const target = await receiver(200)
  const { origin } = await receiver(307, { location: target.origin })
  expect(await deliver({ url: origin, body, at }, { signer, fetch })).toMatchObject({ ok: false, status: 307 })
  expect(target.received).toEqual([])
})

test('nobody there is a failure without an answer', async () => {
  const { origin } = await receiver(200)
  servers.splice(0).map(server => server.close())
  const delivery = await deliver({ url: origin, body, at }, { signer, fetch })
  expect(delivery).toEqual({ ok: false, error: expect.stringContaining('could not be reached: nobody listens there.') })
})

test('a receiver that does not answer is given up after ten seconds', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  const silent = async (_url: string | URL | Request, init?: RequestInit) => {
    expect(init?.signal).toBe(timeout.mock.results[0]?.value)
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  }
  expect(await deliver({ url: 'http://127.0.0.1/', body, at }, { signer, fetch: silent })).toEqual({
    ok: false,
    error: 'http://127.0.0.1/ could not be reached: no answer within 10 seconds.',
  })
  expect(timeout).toHaveBeenCalledWith(10_000)
  timeout.mockRestore()
})

test('nothing is sent to an address elsewhere unless it is allowed', async () => {
  const fetched = vi.fn(async (_url: string | URL | Request, _init?: RequestInit) => new Response('', { status: 200 }))
  expect(await deliver({ url: 'http://erp.example/', body, at }, { signer, fetch: fetched })).toMatchObject({
    ok: false,
  })
  expect(fetched).not.toHaveBeenCalled()
  const options = { signer, fetch: fetched, allowedHosts: ['erp.example'] }
  expect(await deliver({ url: 'http://erp.example/', body, at }, options)).toMatchObject({ ok: true })
  expect(fetched).toHaveBeenCalledOnce()
})
