import type { Told } from '../../../contracts/told.ts'
import { type DerElement, derElements, derOid } from '../xml/der.ts'
import { NotTaken } from '../xml/not-taken.ts'
import { derTime } from './der-time.ts'
import { why } from './explanations.ts'

export interface CertificateExtension {
  /** Dotted object identifier. */
  readonly type: string
  readonly critical: boolean
}

/** What the signed octets of a certificate say (TBSCertificate; RFC 5280, 4.1). */
export interface CertificateBody {
  /** Contents of the names, as they were written. */
  readonly issuer: Buffer
  readonly subject: Buffer
  /** Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
  readonly extensions: readonly CertificateExtension[]
}

/** Tags of what only some certificates have: the version, and the list of extensions. */
const versionTag = 0xa0
const extensionsTag = 0xa3
const booleanTag = 0x01

const refuse = (reason: Told): never => {
  throw new NotTaken(reason)
}
const missing = (field: string): never => refuse(why('certificateLacks', { field }))

const readTime = (element: DerElement | undefined, field: string): number =>
  (element ? derTime(element) : missing(field)) ?? refuse(why('certificateTime', { field }))

const readExtension = (element: DerElement): CertificateExtension => {
  const [type, critical] = derElements(element.contents)
  return {
    type: derOid(type?.contents ?? Buffer.alloc(0)),
    critical: critical?.tag === booleanTag && critical.contents[0] !== 0,
  }
}

/** No type twice (RFC 5280, 4.2): which of the two would count? OpenSSL's and Java's verifiers refuse both. */
const readExtensions = (element: DerElement | undefined): CertificateExtension[] => {
  const [list] = derElements(element?.contents ?? Buffer.alloc(0))
  const extensions = derElements(list?.contents ?? Buffer.alloc(0)).map(readExtension)
  const types = new Set<string>()
  for (const { type } of extensions) {
    if (types.has(type)) refuse(why('extensionTwice', { type }))
    types.add(type)
  }
  return extensions
}

/** Reads the body of a certificate from its DER. @throws NotTaken */
export const readBody = (der: Buffer): CertificateBody => {
  const [certificate] = derElements(der)
  const [body] = derElements(certificate?.contents ?? Buffer.alloc(0))
  const fields = derElements(body?.contents ?? Buffer.alloc(0))
  const [, , issuer, validity, subject] = fields[0]?.tag === versionTag ? fields.slice(1) : fields
  const [notBefore, notAfter] = derElements(validity?.contents ?? Buffer.alloc(0))
  return {
    issuer: issuer?.contents ?? missing('issuer'),
    subject: subject?.contents ?? missing('subject'),
    validFrom: readTime(notBefore, 'notBefore'),
    validTo: readTime(notAfter, 'notAfter'),
    extensions: readExtensions(fields.find(({ tag }) => tag === extensionsTag)),
  }
}
