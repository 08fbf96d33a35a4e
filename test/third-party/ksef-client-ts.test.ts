import {
  CertificateService,
  KSeFBadRequestError,
  KSeFClient,
  KSeFForbiddenError,
  KSeFUnauthorizedError,
} from 'ksef-client-ts'
import { afterAll, expect, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'
import { tokenStory } from './token-story.ts'

/** The package is of an older version than both. */
const simulators = [createSimulator(), createSimulator({ api: '2.7' })] as const
const [rsa, ecdsa] = await Promise.all(simulators.map(simulator => simulator.listen({ port: 0 })))
afterAll(() => Promise.all(simulators.map(simulator => simulator.close())))

for (const { title, run } of tokenStory(rsa!.origin, 'RSA'))
  test(`RSA, the newest API: ${title}`, async () => {
    await run()
  })

for (const { title, run } of tokenStory(ecdsa!.origin, 'ECDSA'))
  test(`ECDSA, the oldest API: ${title}`, async () => {
    await run()
  })

const nip = '7980332920'
const seal = await CertificateService.generateCompanySeal('Inna firma', `VATPL-${nip}`, 'Inna firma', 'ECDSA')
const quiet = { onSystemWarning: () => {} }
const signedIn = async () => {
  const client = new KSeFClient({ baseUrl: ecdsa!.origin, ...quiet })
  await client.loginWithCertificate(seal.certificatePem, seal.privateKeyPem, nip)
  return client
}

test('its testdata service gives a person rights, and the token of that person is theirs alone', async () => {
  const pesel = '90010112349'
  const owner = await signedIn()
  await owner.testData.grantPermissions({
    contextIdentifier: { type: 'Nip', value: nip },
    authorizedIdentifier: { type: 'Pesel', value: pesel },
    permissions: [{ permissionType: 'InvoiceRead', description: 'Reads invoices' }],
  })
  const person = await CertificateService.generatePersonalCertificate('Jan', 'Kos', `PNOPL-${pesel}`, 'Jan Kos', 'RSA')
  const clerk = new KSeFClient({ baseUrl: ecdsa!.origin, ...quiet })
  await clerk.loginWithCertificate(person.certificatePem, person.privateKeyPem, nip)
  const { referenceNumber } = await clerk.tokens.generateToken({ description: 'Reader', permissions: ['InvoiceRead'] })
  const mine = await owner.tokens.generateToken({ description: 'Owner', permissions: ['InvoiceRead'] })

  const listed = await clerk.tokens.queryTokens()
  expect(listed.tokens.map(token => token.referenceNumber)).toEqual([referenceNumber])
  await expect(clerk.tokens.revokeToken(mine.referenceNumber)).rejects.toBeInstanceOf(KSeFForbiddenError)

  const refused = clerk.tokens.generateToken({ description: 'Writer', permissions: ['InvoiceWrite'] })
  await expect(refused).rejects.toBeInstanceOf(KSeFBadRequestError)
  await expect(refused).rejects.toMatchObject({
    errors: [{ code: 26001, details: [expect.stringContaining('Write')] }],
  })
})

test('it reads a 403 with its reason', async () => {
  const owner = await signedIn()
  const { token } = await owner.tokens.generateToken({ description: 'Program', permissions: ['InvoiceRead'] })
  const program = new KSeFClient({ baseUrl: ecdsa!.origin })
  await program.loginWithToken(token, nip)
  const refused = program.tokens.generateToken({ description: 'Another', permissions: ['InvoiceRead'] })
  await expect(refused).rejects.toMatchObject({ name: 'KSeFForbiddenError', reasonCode: 'auth-method-not-allowed' })
})

test('it reads a 401', async () => {
  const stranger = new KSeFClient({ baseUrl: ecdsa!.origin })
  await expect(stranger.tokens.queryTokens()).rejects.toBeInstanceOf(KSeFUnauthorizedError)
})

test('it renews an access token that is refused, and goes on', async () => {
  const client = await signedIn()
  client.authManager.setAccessToken('stale')
  await expect(client.tokens.queryTokens()).resolves.toMatchObject({ tokens: expect.any(Array) })
  expect(client.authManager.getAccessToken()).not.toBe('stale')
})

test('it is told what the portal warns of', async () => {
  const warnings: string[] = []
  const client = new KSeFClient({
    baseUrl: ecdsa!.origin,
    customHeaders: { 'X-Test-System-Warning': 'maintenance tonight' },
    onSystemWarning: warning => warnings.push(warning),
  })
  await client.auth.getChallenge()
  expect(warnings).toEqual(['maintenance tonight'])
})
