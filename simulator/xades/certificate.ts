import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { type SubjectAttribute, subjectAttributes } from '../../contracts/subject-attributes.ts'
import { derElements, derOid, derText } from './der.ts'

export type Subject = Readonly<Partial<Record<SubjectAttribute, string>>>

/** seal: an organisation's; person: a person's; peppol: a Peppol provider's; ksef: issued by KSeF itself. */
export type CertificateKind = 'seal' | 'person' | 'ksef' | 'peppol'

export interface SigningCertificate {
  readonly der: Buffer
  /** SHA-256 of the DER, 64 upper-case hexadecimal digits: KSeF's certificateFingerprint. */
  readonly fingerprint: string
  readonly kind: CertificateKind
  readonly subject: Subject
  readonly nip?: string
  readonly pesel?: string
  readonly peppolId?: string
  /** Subject and issuer are the same name. */
  readonly selfIssued: boolean
  /** Self-issued, and its own key verifies it. */
  readonly selfSigned: boolean
  /** Hexadecimal, upper case. */
  readonly serial: string
  /** Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
  readonly publicKey: KeyObject
  readonly x509: X509Certificate
}

/** Of a repeated attribute the first value stays. */
const readName = (contents: Buffer): Subject => {
  const subject: Partial<Record<SubjectAttribute, string>> = {}
  for (const attribute of derElements(contents).flatMap(relativeName => derElements(relativeName.contents))) {
    const [type, value] = derElements(attribute.contents)
    const name = type && subjectAttributes[derOid(type.contents) as keyof typeof subjectAttributes]
    if (name !== undefined && value !== undefined) subject[name] ??= derText(value)
  }
  return subject
}

/** Raw issuer and subject of a certificate: fields 3 and 5 of the body, after the explicit version. */
const readNames = (der: Buffer): { issuer: Buffer; subject: Buffer } => {
  const [certificate] = derElements(der)
  const [body] = derElements(certificate?.contents ?? Buffer.alloc(0))
  const fields = derElements(body?.contents ?? Buffer.alloc(0)).filter(({ tag }) => tag !== 0xa0)
  const [issuer, subject] = [fields[2], fields[4]]
  if (issuer === undefined || subject === undefined) throw new RangeError('DER: not the body of a certificate')
  return { issuer: issuer.contents, subject: subject.contents }
}

/** Attributes that identify are short (X.520: 64 characters); a long one would only make the patterns slow. */
const longest = 256

const find = (pattern: RegExp, text = ''): string | undefined => pattern.exec(text.slice(0, longest))?.[1]

/** Patterns of auth/podpis-xades.md; the provider's identifier as in the e2e tests (xades-055). */
const identifiersOf = (subject: Subject) => ({
  nip:
    find(/VATPL.*?(\d{10})/, subject.organizationIdentifier) ?? find(/(?:TINPL|NIP).*?(\d{10})/, subject.serialNumber),
  pesel: find(/(?:PNOPL|PESEL).*?(\d{11})/, subject.serialNumber),
  peppolId: find(/^(P[A-Z]{2}[0-9]{6})$/, subject.organizationIdentifier),
})

/** A person with an organisation is a person when the name and the serial number are all there (assumed). */
const kindOf = (subject: Subject): CertificateKind => {
  if (subject.givenName && subject.surname && subject.serialNumber) return 'person'
  if (subject.organizationIdentifier === undefined) return 'person'
  return identifiersOf(subject).peppolId === undefined ? 'seal' : 'peppol'
}

/** A person's numbers are in serialNumber, an organisation's in organizationIdentifier; the other is not looked at. */
const identifyingPart = (subject: Subject, kind: CertificateKind): Subject =>
  kind === 'person'
    ? { serialNumber: subject.serialNumber }
    : { organizationIdentifier: subject.organizationIdentifier }

const read = (der: Buffer, fingerprint: string): SigningCertificate => {
  const x509 = new X509Certificate(der)
  // The constructor also takes PEM and octets after the end: what was hashed must be what is read.
  if (!x509.raw.equals(der)) throw new RangeError('DER: something follows the certificate')
  const names = readNames(der)
  const subject = readName(names.subject)
  const kind = kindOf(subject)
  const selfIssued = names.issuer.equals(names.subject)
  return {
    der,
    fingerprint,
    kind,
    subject,
    ...identifiersOf(identifyingPart(subject, kind)),
    selfIssued,
    selfSigned: selfIssued && x509.verify(x509.publicKey),
    serial: x509.serialNumber,
    validFrom: Date.parse(x509.validFrom),
    validTo: Date.parse(x509.validTo),
    publicKey: x509.publicKey,
    x509,
  }
}

/** Signers come back: what was read of the last certificates is kept. */
const recent = new Map<string, SigningCertificate>()
const kept = 500

/** Reads a certificate. Subject attributes come from the DER by OID, never from printed text. Throws what is not one. */
export const readCertificate = (octets: Uint8Array): SigningCertificate => {
  const fingerprint = createHash('sha256').update(octets).digest('hex').toUpperCase()
  const known = recent.get(fingerprint)
  if (known !== undefined) return known
  const certificate = read(Buffer.from(octets), fingerprint)
  const oldest = recent.keys().next().value
  if (recent.size >= kept && oldest !== undefined) recent.delete(oldest)
  recent.set(fingerprint, certificate)
  return certificate
}
