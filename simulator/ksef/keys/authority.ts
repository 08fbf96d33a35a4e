import { webcrypto, X509Certificate } from 'node:crypto'
import { oidOf } from '../../../contracts/ksef/subject-attributes.ts'
import { part } from '../../parts.ts'
import type { Runtime } from '../../runtime.ts'
import { publishedAuthority } from './published-authority.ts'

/** What a KSeF certificate is for; it shows in the key usage (certificates-050, -051). */
export const certificateTypes = ['Authentication', 'Offline'] as const
export type CertificateType = (typeof certificateTypes)[number]

/** Attributes of a subject by name, in the order in which they stand in the certificate. */
export type SubjectAttributes = Readonly<Record<string, string>>

export interface CertificateRequest {
  readonly type: CertificateType
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  readonly subject: SubjectAttributes
  /** Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
}

export interface IssuedCertificate {
  /** 16 upper-case hex digits. */
  readonly serialNumber: string
  readonly der: Buffer
}

/** KSeF's own authority, here the simulator's. */
export const authorityCertificate = new X509Certificate(publishedAuthority.certificate)

/** Heavy, and needed here only. */
const certificateMaker = part(async () => {
  await import('reflect-metadata')
  return import('@peculiar/x509')
})

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** Issues a KSeF certificate: signed with ECDSA whatever the key in it (certificates-issuer-ecdsa). */
export const issueCertificate = async (request: CertificateRequest, runtime: Runtime): Promise<IssuedCertificate> => {
  const x509 = await certificateMaker()
  x509.cryptoProvider.set(webcrypto as Crypto)

  const pem = publishedAuthority.privateKey.replace(/-----[A-Z ]+-----|\s/g, '')
  const signingKey = await webcrypto.subtle.importKey('pkcs8', Buffer.from(pem, 'base64'), ecdsa, false, ['sign'])
  const usage =
    request.type === 'Authentication' ? x509.KeyUsageFlags.digitalSignature : x509.KeyUsageFlags.nonRepudiation
  const serialNumber = newSerialNumber(runtime)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber,
    subject: new x509.Name(
      // Values with their type: plain strings would be read as RFC 2253 and lose quotes.
      Object.entries(request.subject).map(([name, utf8String]) => ({ [oidOf(name)]: [{ utf8String }] })),
    ),
    issuer: new x509.X509Certificate(publishedAuthority.certificate).subject,
    notBefore: new Date(request.validFrom),
    notAfter: new Date(request.validTo),
    publicKey: new x509.PublicKey(new Uint8Array(request.publicKey)),
    signingKey,
    signingAlgorithm: ecdsa,
    extensions: [new x509.BasicConstraintsExtension(false, undefined, true), new x509.KeyUsagesExtension(usage, true)],
  })
  return { serialNumber, der: Buffer.from(certificate.rawData) }
}

/** DER drops leading zeros, so the first byte is none. */
const newSerialNumber = (runtime: Runtime): string => {
  const bytes = Buffer.from(runtime.random(8))
  bytes[0] = (bytes[0]! & 0x7f) | 0x10
  return bytes.toString('hex').toUpperCase()
}
