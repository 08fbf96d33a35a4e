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

const bitStringTag = 0x03

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

const there = (element: DerElement | undefined, part: string): DerElement => {
  if (element === undefined) throw new KsefError('invalidCsr', { explanation: why('incomplete', { part }) })
  return element
}

const partsOf = (der: Buffer) => {
  if (der.toString('latin1', 0, 10) === '-----BEGIN') throw new KsefError('invalidCsr', { explanation: why('pem') })
  const [request, ...rest] = derElements(der)
  const [info, algorithm, signature] = derElements(
    there(rest.length === 0 ? request : undefined, 'CertificationRequest').contents,
  )
  const [version, subject, publicKey] = derElements(there(info, 'certificationRequestInfo').contents)
  const [type, parameters] = derElements(there(algorithm, 'signatureAlgorithm').contents)
  const isVersion1 = version?.contents.equals(Buffer.of(0))
  // An octet before the signature says how many bits of its last one are unused: none.
  const isBits = signature?.tag === bitStringTag && signature.contents[0] === 0
  there(isVersion1 ? version : undefined, 'version')
  return {
    signed: there(info, 'certificationRequestInfo').whole,
    subject: there(subject, 'subject').contents,
    publicKey: there(publicKey, 'subjectPKInfo').whole,
    algorithm: { type: derOid(there(type, 'signatureAlgorithm').contents), parameters },
    signature: there(isBits ? signature : undefined, 'signature').contents.subarray(1),
  }
}
