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

test('it fetches the keys anew when one is unknown (21470), and goes on', async () => {
  const { token } = await client.tokens.generateToken({ description: 'Program', permissions: ['InvoiceRead'] })
  await control('POST', { operation: 'auth.ksefToken', error: 'unknownPublicKey', times: 1 })
  await control('POST', { operation: 'publicKeys.list', status: 503, nth: 1000 })
  const program = new KSeFClient({ baseUrl: origin, onSystemWarning: () => {} })
  await program.loginWithToken(token, nip)
  expect(await faults()).toMatchObject([{ struck: 0 }])
  await expect(program.tokens.queryTokens()).resolves.toMatchObject({ tokens: expect.any(Array) })
})
