interface Element {
  readonly tag: number
  readonly content: Uint8Array<ArrayBuffer>
  /** Tag, length and content. */
  readonly whole: Uint8Array<ArrayBuffer>
}

/** The DER element that the bytes begin with. A length has its size in the first byte when that byte's top bit is set. */
const elementAt = (bytes: Uint8Array<ArrayBuffer>): Element => {
  const [tag = 0, first = 0] = bytes
  const size = first & 0x80 ? first & 0x7f : 0
  const length = size === 0 ? first : bytes.subarray(2, 2 + size).reduce((sum, byte) => sum * 256 + byte, 0)
  const start = 2 + size
  if (bytes.length < 2 || size > 4 || start + length > bytes.length) throw new TypeError('The certificate is not DER.')
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) }
}

const elementsIn = (bytes: Uint8Array<ArrayBuffer>): Element[] => {
  const found: Element[] = []
  for (let rest = bytes; rest.length > 0; rest = rest.subarray(found.at(-1)?.whole.length)) found.push(elementAt(rest))
  return found
}

/** TBSCertificate (RFC 5280, 4.1): version, serial number, signature algorithm, issuer, validity, subject, key. */
const KEY = 6

/**
 * The public key (DER SubjectPublicKeyInfo) in a certificate (DER, version 3, as all certificates with extensions are).
 * @throws TypeError when the bytes are no such certificate.
 */
export const subjectPublicKeyInfo = (certificate: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const [toBeSigned] = elementsIn(elementAt(certificate).content)
  const key = toBeSigned && elementsIn(toBeSigned.content)[KEY]
  if (!key) throw new TypeError('The certificate holds no public key where one is expected.')
  return key.whole
}
