import { createHash } from 'node:crypto'
import { CertificateService, KSeFBadRequestError, KSeFClient, VerificationLinkService } from 'ksef-client-ts'
import { afterAll, expect, test } from 'vitest'
import { pemOf } from '../../contracts/ksef/suite-certificates.ts'
import { createSimulator } from '../../simulator/index.ts'

/** The npm package ksef-client-ts asks for certificates, signs in with them, revokes them, and makes the links of QR codes. */

const simulator = createSimulator()
const { origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const nip = '7980332920'
const quiet = { onSystemWarning: () => {} }
const signedIn = async (certificate: string, privateKey: string) => {
  const client = new KSeFClient({ baseUrl: origin, ...quiet })
  await client.loginWithCertificate(certificate, privateKey, nip)
  return client
}
const seal = await CertificateService.generateCompanySeal('Firma', `VATPL-${nip}`, 'Firma', 'ECDSA')

const enrolled = async (client: KSeFClient, key: 'RSA' | 'ECDSA', certificateType: 'Authentication' | 'Offline') => {
  // It calls the country otherwise in its own names.
  const { countryName: countryCode, ...names } = await client.certificates.getEnrollmentData()
  const data = { ...names, countryCode }
  const crypto = client.crypto
  const { csrDer, privateKeyPem } = await (key === 'RSA' ? crypto.generateCsrRsa(data) : crypto.generateCsrEcdsa(data))
  const csr = Buffer.from(csrDer).toString('base64')
  const body = { certificateName: 'Made by another', certificateType, csr }
  const { referenceNumber } = await client.certificates.enroll(body)
  const { certificateSerialNumber } = await client.certificates.getEnrollmentStatus(referenceNumber)
  const { certificates } = await client.certificates.retrieve({ certificateSerialNumbers: [certificateSerialNumber!] })
  const der = Buffer.from(certificates[0]!.certificate, 'base64')
  return { serialNumber: certificateSerialNumber!, certificatePem: pemOf(der), privateKeyPem }
}

test.each(['RSA', 'ECDSA'] as const)(
  'it enrols (%s), signs in with the certificate, revokes it, and is refused',
  async key => {
    const owner = await signedIn(seal.certificatePem, seal.privateKeyPem)
    const { certificatePem, privateKeyPem, serialNumber } = await enrolled(owner, key, 'Authentication')
    const client = await signedIn(certificatePem, privateKeyPem)
    const { certificates } = await client.certificates.query({ certificateSerialNumber: serialNumber })
    expect(certificates).toMatchObject([{ status: 'Active', type: 'Authentication' }])
    await client.certificates.revoke(serialNumber, { revocationReason: 'Superseded' })
    await expect(signedIn(certificatePem, privateKeyPem)).rejects.toThrow()
    await expect(client.certificates.revoke(serialNumber, {})).rejects.toBeInstanceOf(KSeFBadRequestError)
  },
)

test.each(['RSA', 'ECDSA'] as const)('the codes that it makes (%s) verify', async key => {
  const owner = await signedIn(seal.certificatePem, seal.privateKeyPem)
  const { privateKeyPem, serialNumber } = await enrolled(owner, key, 'Offline')
  const hash = createHash('sha256').update('an invoice').digest('base64')
  const links = new VerificationLinkService(origin)
  const second = links.buildCertificateVerificationUrl('Nip', nip, nip, serialNumber, hash, privateKeyPem)
  expect(await (await fetch(second)).text()).toContain('Weryfikacja prawidłowa')
  const first = links.buildInvoiceVerificationUrl(nip, '2026-11-22', hash)
  expect(await (await fetch(first)).text()).toContain('Faktura nie została znaleziona w KSeF')
})
