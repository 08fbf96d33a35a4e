import { webcrypto, X509Certificate } from 'node:crypto'
import type { CertificateType } from '../../../contracts/ksef/certificates/certificate.ts'
import { oidOf } from '../../../contracts/ksef/subject-attributes.ts'
import { part } from '../../runtime/parts.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { publishedAuthority } from './published-authority.ts'

/** Attributes of a subject by name, in the order in which they stand in the certificate. */
export type SubjectAttributes = Readonly<Record<string, string>>

export interface CertificateRequest {
  /** It shows in the key usage (certificates-050, -051). */
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

/** Certificates cannot say a later end (RFC 5280, 4.1.2.5). */
const lastSecond = Date.parse('9999-12-31T23:59:59Z')

/** Valid for two years, to the second; certificates know no less (certificates-093). */
export const validityFrom = (at: number): { validFrom: number; validTo: number } => {
  const from = new Date(Math.floor(at / 1000) * 1000)
  const to = new Date(from)
  to.setUTCFullYear(from.getUTCFullYear() + 2)
  return { validFrom: from.getTime(), validTo: Math.min(to.getTime(), lastSecond) }
}

/** KSeF's own authority, here the simulator's. */
export const authorityCertificate = new X509Certificate(publishedAuthority.certificate)

/** Heavy, and needed here only. */
export const certificateMaker = part(async () => {
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
  const publicKey = new x509.PublicKey(new Uint8Array(request.publicKey))
  const authority = new x509.X509Certificate(publishedAuthority.certificate)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber,
    subject: new x509.Name(
      // Values with their type: plain strings would be read as RFC 2253 and lose quotes.
      Object.entries(request.subject).map(([name, text]) => ({ [oidOf(name)]: [typed(name, text)] })),
    ),
    issuer: authority.subject,
    notBefore: new Date(request.validFrom),
    notAfter: new Date(request.validTo),
    publicKey,
    signingKey,
    signingAlgorithm: ecdsa,
    // In the order of KSeF's own (certificates-093).
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(usage, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      new x509.Extension(qcStatementsType, false, request.subject.organizationIdentifier ? ofSeal : ofSignature),
    ],
  })
  return { serialNumber, der: Buffer.from(certificate.rawData) }
}

const isPrintable = (text: string): boolean => /^[A-Za-z0-9 '()+,./:=?-]*$/.test(text)
const typed = (name: string, text: string) =>
  name === 'countryName' && isPrintable(text) ? { printableString: text } : { utf8String: text }

const qcStatementsType = '1.3.6.1.5.5.7.1.3'
/** QcRetentionPeriod (0.4.0.1862.1.3) of 0 years and QcType (0.4.0.1862.1.6) as KSeF's have them; which type is assumed. */
const qcStatements = (type: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(`3022300b060604008e4601030201003013060604008e4601063009060704008e4601060${type}`, 'hex'))
const ofSignature = qcStatements(1)
const ofSeal = qcStatements(2)

/** Eight bytes, the first of them 01 in all that were seen (certificates-092). */
const newSerialNumber = (runtime: Runtime): string => {
  const bytes = Buffer.from(runtime.random(8))
  bytes[0] = 0x01
  return bytes.toString('hex').toUpperCase()
}
