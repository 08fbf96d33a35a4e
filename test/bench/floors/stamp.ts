import { type KeyObject, verify, X509Certificate } from 'node:crypto'
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'
import { cut, digestOf, rAndS } from '../cut.ts'

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

interface Octets {
  readonly request: string | Uint8Array
  readonly properties: string | Uint8Array
  readonly signedInfo: string | Uint8Array
}

const hold = (document: string, octets: Octets, { remember }: FloorOptions): void => {
  const { digests, certificate, signatureValue } = cut(document)
  if (digestOf(octets.request) !== digests[0] || digestOf(octets.properties) !== digests[1])
    throw new Error('a digest differs')
  const key = (remember ? known.get(certificate) : undefined) ?? publicKeyOf(certificate)
  const value = Buffer.from(signatureValue, 'base64')
  if (!verify('sha256', Buffer.from(octets.signedInfo), { key, ...rAndS }, value))
    throw new Error('the signature does not hold')
}

/** Cryptography alone: what is canonical is cut out of the text, which works for one signer's documents only. */
export const verifyByCutting = (document: string, options: FloorOptions): void => hold(document, cut(document), options)

const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE
const exclusive = { mode: 1 } as const

const canonical = (document: XmlDocument, element?: XmlElement): Buffer => {
  const chunks: Buffer[] = []
  const write = (chunk: Uint8Array) => chunks.push(Buffer.from(chunk)) && chunk.byteLength
  const nodeSet = element && { nodeSet: new Set([element]) }
  document.canonicalize({ write, close: () => true }, { ...exclusive, ...nodeSet })
  return Buffer.concat(chunks)
}

const element = (node: unknown): XmlElement => {
  if (node instanceof XmlElement) return node
  throw new Error('not a document of our signer')
}

/** The floor of a verifier: one parse, three canonicalisations, the cryptography. */
export const verifyStamp = (text: string, options: FloorOptions): void => {
  const document = XmlDocument.fromBuffer(Buffer.from(text), { option })
  try {
    const signature = element(document.root.lastChild)
    const signedInfo = canonical(document, element(signature.firstChild))
    const qualifyingProperties = element(element(signature.lastChild).firstChild)
    const properties = canonical(document, element(qualifyingProperties.firstChild))
    signature.remove()
    hold(text, { request: canonical(document), properties, signedInfo }, options)
  } finally {
    document.dispose()
  }
}
