import { KsefClient, XadesKeyPair } from 'ksef-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCertificateRequest, makeSeal } from '../../client/index.ts'
import { pemOf } from '../../contracts/ksef/suite-certificates.ts'
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

test.each(['rsa', 'p256'] as const)(
  'ksef-client enrols (%s), signs in with the certificate, and is refused once it is revoked',
  async key => {
    const owner = await signedIn(key)
    // It makes no requests itself.
    const { csr, privateKey } = await makeCertificateRequest({
      subject: (await owner.certificates.getEnrollmentData()) as Record<string, string>,
      key,
    })
    const request = { certificateName: 'Made by another', certificateType: 'Authentication', csr }
    const { referenceNumber } = await owner.certificates.createEnrollment(request)
    const { certificateSerialNumber } = await owner.certificates.getEnrollmentStatus(String(referenceNumber))
    const serialNumber = String(certificateSerialNumber)
    const retrieved = await owner.certificates.retrieveCertificates({ certificateSerialNumbers: [serialNumber] })
    const [{ certificate }] = retrieved.certificates as [{ certificate: string }]
    const certificatePem = pemOf(Buffer.from(certificate, 'base64'))
    const keyPair = XadesKeyPair.fromPem({ certificatePem, privateKeyPem: privateKey })
    const signIn = () =>
      connect().workflows.auth.authenticateWithCertificate({
        keyPair,
        context,
        subjectIdentifierType: 'certificateSubject',
        ...polling,
      })
    await expect(signIn()).resolves.toBeDefined()
    await owner.certificates.revokeCertificate(serialNumber)
    await expect(signIn()).rejects.toThrow()
  },
)
