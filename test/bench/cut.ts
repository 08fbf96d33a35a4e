import { createHash, type KeyObject, sign } from 'node:crypto'

/**
 * A signed request taken apart as text: possible only because client/xades/sign.ts always writes the same way. Where
 * canonicalisation would write a namespace, an attribute elsewhere or an end tag, it is written in.
 */
export interface Cut {
  readonly challenge: string
  /** DER in Base64. */
  readonly certificate: string
  /** Base64. */
  readonly signatureValue: string
  /** Of the request and of SignedProperties, in Base64, as SignedInfo claims them. */
  readonly digests: readonly [string, string]
  /** The canonical texts behind the digests, and the one that is signed. */
  readonly request: string
  readonly properties: string
  readonly signedInfo: string
}

const dsig = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
const xades = 'xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"'

const between = (text: string, from: string, to: string): string => {
  const start = text.indexOf(from)
  return text.slice(start, text.indexOf(to, start) + to.length)
}
const contentOf = (text: string, element: string): string =>
  between(text, `<${element}>`, `</${element}>`).slice(element.length + 2, -element.length - 3)

/** Empty elements as a pair, and the namespace where exclusive canonicalisation writes it. */
const opened = (text: string, ...declaring: readonly string[]): string =>
  declaring
    .reduce((result, name) => result.replace(`<${name}`, `<${name} ${dsig}`), text)
    .replace(/<([\w:]+)([^<>]*)\/>/g, '<$1$2></$1>')

export const cut = (document: string): Cut => {
  const signature = between(document, '<ds:Signature ', '</ds:Signature>')
  const signedInfo = between(signature, '<ds:SignedInfo>', '</ds:SignedInfo>')
  const properties = between(signature, '<xades:SignedProperties ', '</xades:SignedProperties>')
  return {
    challenge: contentOf(document, 'Challenge'),
    certificate: contentOf(signature, 'ds:X509Certificate'),
    signatureValue: contentOf(signature, 'ds:SignatureValue'),
    digests: [
      contentOf(signedInfo, 'ds:DigestValue'),
      contentOf(signedInfo.slice(signedInfo.lastIndexOf('<ds:DigestValue>')), 'ds:DigestValue'),
    ],
    request: document.replace(signature, '').replace(/^<\?xml[^>]*\?>/, ''),
    properties: opened(
      properties.replace('<xades:SignedProperties ', `<xades:SignedProperties ${xades} `),
      'ds:DigestMethod',
      'ds:DigestValue',
      'ds:X509IssuerName',
      'ds:X509SerialNumber',
    ),
    signedInfo: opened(signedInfo.replace(/(URI="[^"]*") (Type="[^"]*")/, '$2 $1'), 'ds:SignedInfo'),
  }
}

export const digestOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64')
/** R||S for an EC key; RSA does not mind. */
export const rAndS = { dsaEncoding: 'ieee-p1363' } as const

/** The same document for another challenge, signed anew: a tenth of the client's work, which a benchmark waits for. */
export const signAgain = (document: string, challenge: string, key: KeyObject): string => {
  const old = cut(document)
  const renewed = document.replace(old.challenge, challenge)
  const digested = renewed.replace(old.digests[0], digestOf(cut(renewed).request))
  const value = sign('sha256', Buffer.from(cut(digested).signedInfo), { key, ...rAndS }).toString('base64')
  return digested.replace(old.signatureValue, value)
}
