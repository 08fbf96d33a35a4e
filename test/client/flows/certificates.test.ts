import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { enrollCertificate, revokeCertificate, signInWithCertificate } from '../../../client/index.ts'
import { simulated } from '../../simulator/simulated.ts'

const nip = '5265877635'
const delays = { enrollment: 5000, revocation: 3000 }
const asked = { name: 'Kasa główna', type: 'Authentication' } as const

test.each(['p256', 'rsa'] as const)(
  'a certificate with a key %s is waited for, and signs in until it is revoked',
  async key => {
    const { client, signedIn } = simulated({ delays })
    const certificate = await enrollCertificate(await signedIn(nip), { ...asked, key })
    expect(new X509Certificate(certificate.certificate).serialNumber).toBe(certificate.serialNumber)
    const session = await signInWithCertificate(client, { nip, identity: certificate })
    expect(await revokeCertificate(session, certificate.serialNumber, { reason: 'Superseded' })).toMatchObject({
      status: 'Revoked',
      name: 'Kasa główna',
    })
    await expect(signInWithCertificate(client, { nip, identity: certificate })).rejects.toMatchObject({
      name: 'SignInFailed',
      code: 460,
      details: ['Certyfikat odwołany'],
    })
  },
)

test('a limit that is reached is a refusal before, and a failure meanwhile', async () => {
  const { signedIn, explained } = simulated({ delays })
  const owner = await signedIn(nip)
  await owner.testdata.setCertificateLimits({ body: { certificate: { maxCertificates: 1 } } })
  const both = await Promise.allSettled([enrollCertificate(owner, asked), enrollCertificate(owner, asked)])
  const [failed] = both.flatMap(it => (it.status === 'rejected' ? [it.reason] : []))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(failed).toMatchObject({ name: 'EnrollmentFailed', code: 400 })
  expect((await explained(failed.explanationId)).text).toMatch(/earlier requests for 1 more were under way/)
  await expect(enrollCertificate(owner, asked)).rejects.toMatchObject({ error: 'certificateLimitReached' })
})

test('an Offline certificate does not sign in', async () => {
  const { client, signedIn } = simulated()
  const identity = await enrollCertificate(await signedIn(nip), { ...asked, type: 'Offline' })
  await expect(signInWithCertificate(client, { nip, identity })).rejects.toMatchObject({ error: 'invalidCertificate' })
})

test('a name that KSeF does not take is refused', async () => {
  const { signedIn } = simulated()
  await expect(enrollCertificate(await signedIn(nip), { ...asked, name: 'a.b.c' })).rejects.toMatchObject({
    error: 'validationFailed',
  })
})
