import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { type SubjectAttribute, subjectAttributes } from '../../../contracts/ksef/subject-attributes.ts'
import type { Told } from '../../../contracts/told.ts'
import { derElements, derOid, derText } from '../xml/der.ts'
import { NotTaken } from '../xml/not-taken.ts'
import { type CertificateExtension, readBody } from './certificate-body.ts'
import { why } from './explanations.ts'
import { keyFault } from './foreign-key.ts'

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
  /** Self-issued, and its own key verifies it: calculated when first asked for. */
  readonly selfSigned: boolean
  /** Hexadecimal, upper case. */
  readonly serial: string
  /** Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
  readonly extensions: readonly CertificateExtension[]
  /** Judged: foreign-key.ts. */
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

/** What OpenSSL says of an input tells little of it: `reason` is thrown in its place. */
const orRefuse = <T>(reason: Told, run: () => T): T => {
  try {
    return run()
  } catch {
    throw new NotTaken(reason)
  }
}

const judgedKey = (x509: X509Certificate): KeyObject => {
  const key = orRefuse(why('keyUnreadable'), () => x509.publicKey)
  const fault = keyFault(key)
  if (fault !== undefined) throw new NotTaken(why('keyNotTaken', { fault }))
  return key
}

const read = (der: Buffer, fingerprint: string): SigningCertificate => {
  if (der.toString('latin1', 0, 10) === '-----BEGIN') throw new NotTaken(why('pemInside'))
  const { issuer, subject: name, ...body } = readBody(der)
  const x509 = orRefuse(why('notX509'), () => new X509Certificate(der))
  // The constructor forgives octets after the end: what was hashed must be what is read.
  if (!x509.raw.equals(der)) throw new NotTaken(why('somethingFollows'))
  const publicKey = judgedKey(x509)
  const subject = readName(name)
  const kind = kindOf(subject)
  const selfIssued = issuer.equals(name)
  let selfSigned: boolean | undefined
  return {
    der,
    fingerprint,
    kind,
    subject,
    ...identifiersOf(identifyingPart(subject, kind)),
    selfIssued,
    get selfSigned() {
      selfSigned ??= selfIssued && x509.verify(publicKey)
      return selfSigned
    },
    serial: x509.serialNumber,
    ...body,
    publicKey,
    x509,
  }
}

/** Signers come back: what was read of the last certificates is kept. */
const recent = new Map<string, SigningCertificate>()
const kept = 500
/** Octets of one that is kept; people's have two or three thousand. Of each, several times as much is held. */
const longestKept = 4096

/**
 * Reads a certificate. Subject and validity come from the DER, never from printed text. @throws NotTaken
 */
export const readCertificate = (octets: Uint8Array): SigningCertificate => {
  const fingerprint = createHash('sha256').update(octets).digest('hex').toUpperCase()
  const known = recent.get(fingerprint)
  if (known !== undefined) return known
  const certificate = read(Buffer.from(octets), fingerprint)
  if (octets.length > longestKept) return certificate
  const oldest = recent.keys().next().value
  if (recent.size >= kept && oldest !== undefined) recent.delete(oldest)
  recent.set(fingerprint, certificate)
  return certificate
}
