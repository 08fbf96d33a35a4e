import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { SubjectAttribute } from '../../../contracts/ksef/subject-attributes.ts'
import { type DerElement, derElements, derOid } from '../xml/der.ts'
import { why } from './explanations.ts'
import { judgeKey } from './judge-key.ts'
import { readSubject } from './read-subject.ts'
import { verifySignature } from './verify-signature.ts'

/** What a request for a certificate proves: whose holder of the key asks for what. */
export interface SigningRequest {
  /** What the subject says of each attribute that KSeF knows. */
  readonly subject: Readonly<Partial<Record<SubjectAttribute, string>>>
  /** Dotted identifiers of attributes that KSeF does not know, or that stand there again. */
  readonly others: readonly string[]
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Buffer
}

const integerTag = 0x02
const bitStringTag = 0x03
const objectIdentifierTag = 0x06
const sequenceTag = 0x30

/**
 * Reads a request for a certificate (PKCS#10 in DER; RFC 2986) and verifies its signature.
 * @throws KsefError invalidCsr (25004), csrKeyNotAllowed (25010), csrAlgorithmNotAllowed (25011): in the order of certificates-086.
 */
export const readSigningRequest = (der: Buffer): SigningRequest => {
  const { signed, subject, publicKey, algorithm, signature } = asDer(() => partsOf(der))
  const named = asDer(() => readSubject(subject))
  const key = asDer(() => judgeKey(publicKey))
  asDer(() => verifySignature(key, { signed, algorithm, signature }))
  return { ...named, publicKey }
}

/** What DER cannot be is a fault of the request. */
const asDer = <T>(read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new KsefError('invalidCsr', { explanation: why('notDer', { fault: error.message }) })
  }
}

const incomplete = (part: string): never => {
  throw new KsefError('invalidCsr', { explanation: why('incomplete', { part }) })
}

/** A SEQUENCE: the tag outside of what is signed is nobody's to change either. */
const list = (element: DerElement | undefined, part: string): DerElement =>
  element?.tag === sequenceTag ? element : incomplete(part)

const partsOf = (der: Buffer) => {
  if (der.toString('latin1', 0, 10) === '-----BEGIN') throw new KsefError('invalidCsr', { explanation: why('pem') })
  const [request, ...behind] = derElements(der)
  const [info, algorithm, signature, ...more] = derElements(list(request, 'CertificationRequest').contents)
  if (behind.length + more.length > 0) incomplete('CertificationRequest')
  const [version, subject, publicKey] = derElements(list(info, 'certificationRequestInfo').contents)
  const [type, parameters] = derElements(list(algorithm, 'signatureAlgorithm').contents)
  if (version?.tag !== integerTag || !version.contents.equals(Buffer.of(0))) incomplete('version')
  // An octet before the signature says how many bits of its last one are unused: none.
  if (signature?.tag !== bitStringTag || signature.contents[0] !== 0) return incomplete('signature')
  if (type?.tag !== objectIdentifierTag) return incomplete('signatureAlgorithm')
  return {
    signed: list(info, 'certificationRequestInfo').whole,
    subject: list(subject, 'subject').contents,
    publicKey: list(publicKey, 'subjectPKInfo').whole,
    algorithm: { type: derOid(type.contents), parameters },
    signature: signature.contents.subarray(1),
  }
}
