import { KsefClient, XadesKeyPair } from 'ksef-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSeal } from '../../client/index.ts'
import { createSimulator } from '../../simulator/index.ts'

/**
 * The npm package ksef-client: legacy error format, no publicKeyId, AuthTokenRequest 2.0, pretty-printed and prefixed.
 * It makes no test certificates, so the seal is ours; signature, encryption and requests are its own.
 */
const simulator = createSimulator()
let baseUrl: string
beforeAll(async () => {
  baseUrl = (await simulator.listen({ port: 0 })).baseUrl
})
afterAll(() => simulator.close())

const nip = '5265877635'
const context = { type: 'Nip', value: nip } as const
const polling = { pollIntervalMs: 1, maxAttempts: 5 }
const connect = () => new KsefClient({ baseUrl, noProxy: '*' })

const signedIn = async (key: 'rsa' | 'p256') => {
  const client = connect()
  const { certificate, privateKey } = await makeSeal({ nip, key })
  const keyPair = XadesKeyPair.fromPem({ certificatePem: certificate, privateKeyPem: privateKey })
  const tokens = await client.workflows.auth.authenticateWithCertificate({
    keyPair,
    context,
    subjectIdentifierType: 'certificateSubject',
    ...polling,
  })
  client.authManager.setTokens(tokens)
  return client
}

test.each(['rsa', 'p256'] as const)(
  'ksef-client signs in with a seal (%s) and lives the life of a token',
  async key => {
    const owner = await signedIn(key)
    const made = await owner.tokens.generateToken({
      permissions: ['InvoiceRead', 'InvoiceWrite'],
      description: 'ksef-client',
    })
    expect(await owner.tokens.getToken(made.referenceNumber)).toMatchObject({ status: 'Active' })
    expect((await owner.tokens.listTokens({ status: ['Active'] })).tokens).toMatchObject([
      { description: 'ksef-client' },
    ])

    const program = connect()
    const signIn = () => program.workflows.auth.authenticateWithKsefToken({ token: made.token, context, ...polling })
    program.authManager.setTokens(await signIn())
    expect((await program.tokens.listTokens()).tokens).toHaveLength(1)

    await owner.tokens.revokeToken(made.referenceNumber)
    expect(await owner.tokens.getToken(made.referenceNumber)).toMatchObject({ status: 'Revoked' })
    await expect(signIn()).rejects.toThrow('450')
  },
)

test('ksef-client reads a refusal', async () => {
  const owner = await signedIn('p256')
  await expect(owner.tokens.generateToken({ permissions: ['InvoiceRead'], description: 'no' })).rejects.toMatchObject({
    statusCode: 400,
  })
})
