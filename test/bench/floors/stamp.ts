import { type KeyObject, verify, X509Certificate } from 'node:crypto'
import { ParseOption, XmlDocument } from 'libxml2-wasm'
import { type Cut, cut, digestOf, rAndS } from '../cut.ts'

/**
 * A stamp verified with no more than it takes, and for our own signer's documents alone: no rule is checked but that
 * digests and signature hold. Throws where they do not.
 */
export interface FloorOptions {
  /** Keeps what was read of a certificate. */
  readonly remember: boolean
}

const known = new Map<string, KeyObject>()

const publicKeyOf = (certificate: string): KeyObject => {
  const x509 = new X509Certificate(Buffer.from(certificate, 'base64'))
  const { publicKey } = x509
  if (!x509.verify(publicKey)) throw new Error('the certificate is not self-signed')
  known.set(certificate, publicKey)
  return publicKey
}

const hold = (taken: Cut, { remember }: FloorOptions): void => {
  const { digests, certificate, signatureValue, request, properties, signedInfo } = taken
  if (digestOf(request) !== digests[0] || digestOf(properties) !== digests[1]) throw new Error('a digest differs')
  const key = (remember ? known.get(certificate) : undefined) ?? publicKeyOf(certificate)
  const value = Buffer.from(signatureValue, 'base64')
  if (!verify('sha256', Buffer.from(signedInfo), { key, ...rAndS }, value))
    throw new Error('the signature does not hold')
}

/** Cryptography alone: what is canonical is cut out of the text, which works for one signer's documents only. */
export const verifyByCutting = (document: string, options: FloorOptions): void => hold(cut(document), options)

const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE
const unread = { write: (chunk: Uint8Array) => chunk.byteLength, close: () => true }

/**
 * The floor of a verifier: one parse, one canonicalisation of the whole, three hashes, one signature. What they are made
 * of is cut out of the text, or was.
 */
export const verifyStamp = (text: string, options: FloorOptions, taken: Cut = cut(text)): void => {
  const document = XmlDocument.fromBuffer(Buffer.from(text), { option })
  try {
    document.canonicalize(unread, { mode: 0, withComments: true })
  } finally {
    document.dispose()
  }
  hold(taken, options)
}
