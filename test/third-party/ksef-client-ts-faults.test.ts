import { CertificateService, KSeFClient } from 'ksef-client-ts'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'

/** What the npm package ksef-client-ts does when KSeF is unwell. */

const nip = '7980332920'
const simulator = createSimulator({ rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const seal = await CertificateService.generateCompanySeal('Firma', `VATPL-${nip}`, 'Firma', 'ECDSA')
const client = new KSeFClient({ baseUrl: origin, onSystemWarning: () => {} })
await client.loginWithCertificate(seal.certificatePem, seal.privateKeyPem, nip)

type Struck = { readonly met: number; readonly struck: number }[]
const control = async (method: string, body?: object): Promise<Response> => {
  const json = body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
  return fetch(`${origin}/control/faults`, { method, ...json })
}
const faults = async (): Promise<Struck> => (await control('GET')).json() as Promise<Struck>
beforeEach(async () => void (await control('DELETE')))

test('it tries again after a 429, as soon as Retry-After says', async () => {
  await control('POST', { operation: 'tokens.list', error: 'tooManyRequests', retryAfter: 0, times: 1 })
  await expect(client.tokens.queryTokens()).resolves.toMatchObject({ tokens: expect.any(Array) })
  expect(await faults()).toEqual([])
})

test('it signs in anew after a 401, and goes on', async () => {
  await control('POST', { operation: 'tokens.list', error: 'unauthorized', times: 1 })
  await expect(client.tokens.queryTokens()).resolves.toMatchObject({ tokens: expect.any(Array) })
  expect(await faults()).toEqual([])
})

test('it fetches the keys anew when its own was withdrawn (21470), and goes on', async () => {
  const world = simulator.world()
  const { token } = await client.tokens.generateToken({ description: 'Program', permissions: ['InvoiceRead'] })
  const program = new KSeFClient({ baseUrl: origin, onSystemWarning: () => {} })
  await program.loginWithToken(token, nip)
  await world.keys.rotate({ usage: 'KsefTokenEncryption', oldValidFor: 0 })
  await world.journal.clear()
  await program.loginWithToken(token, nip)
  const asked = await world.journal.list({ operation: 'auth.ksefToken' })
  expect(asked.map(({ status }) => status)).toEqual([400, 202])
  expect(asked[0]!.why).toContain('No KsefTokenEncryption key that is valid now has the publicKeyId')
  await expect(program.tokens.queryTokens()).resolves.toMatchObject({ tokens: expect.any(Array) })
})

test('a lost answer, half an answer and a page for robots are told as failures, and the next call goes well', async () => {
  for (const fault of [{ lost: true }, { cut: true }, { page: 'imperva' }, { status: 503 }]) {
    await control('POST', { operation: 'tokens.list', times: 20, ...fault })
    await expect(client.tokens.queryTokens(), JSON.stringify(fault)).rejects.toThrow()
    await control('DELETE')
  }
  await expect(client.tokens.queryTokens()).resolves.toMatchObject({ tokens: expect.any(Array) })
})
