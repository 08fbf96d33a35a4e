import { createHash, type KeyObject, verify, X509Certificate } from 'node:crypto'

const dsig = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
const xades = 'xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"'
const rAndS = 'ieee-p1363' as const

const between = (text: string, from: string, to: string): string => {
  const start = text.indexOf(from)
  return text.slice(start, text.indexOf(to, start) + to.length)
}
const contentOf = (text: string, element: string): string =>
  between(text, `<${element}>`, `</${element}>`).slice(element.length + 2, -element.length - 3)
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64')

/** Certificates by their text, for a floor that has seen the signer before. */
const known = new Map<string, KeyObject>()

const publicKeyOf = (certificate: string): KeyObject => {
  const x509 = new X509Certificate(Buffer.from(certificate, 'base64'))
  const { publicKey } = x509
  if (!x509.verify(publicKey)) throw new Error('not self-signed')
  known.set(certificate, publicKey)
  return publicKey
}

/**
 * The cryptography of a stamp and nothing else: certificate, two digests, one signature. Instead of parsing XML it cuts
 * the text where our own signer is known to put things, and writes in the namespaces that canonicalisation would; it
 * verifies nobody else's documents.
 * @returns the challenge.
 */
export const verifyStamp = (document: string, { remember }: { readonly remember: boolean }): string => {
  const signature = between(document, '<ds:Signature ', '</ds:Signature>')
  const request = document.replace(signature, '').replace(/^<\?xml[^>]*\?>\s*/, '')
  const properties = between(signature, '<xades:SignedProperties ', '</xades:SignedProperties>')
  const signedInfo = between(signature, '<ds:SignedInfo>', '</ds:SignedInfo>')
  for (const octets of [request, withNamespaces(properties)])
    if (!signedInfo.includes(`>${digestOf(octets)}<`)) throw new Error('a digest differs')

  const certificate = contentOf(signature, 'ds:X509Certificate')
  const key = (remember ? known.get(certificate) : undefined) ?? publicKeyOf(certificate)
  const octets = Buffer.from(canonicalSignedInfo(signedInfo))
  const value = Buffer.from(contentOf(signature, 'ds:SignatureValue'), 'base64')
  if (!verify('sha256', octets, { key, dsaEncoding: rAndS }, value)) throw new Error('the signature does not hold')
  return contentOf(document, 'Challenge')
}

const withNamespaces = (properties: string): string =>
  opened(
    properties.replace('<xades:SignedProperties ', `<xades:SignedProperties ${xades} `),
    'ds:DigestMethod',
    'ds:DigestValue',
    'ds:X509IssuerName',
    'ds:X509SerialNumber',
  )

/** Empty elements as a pair, and the namespace where exclusive canonicalisation writes it. */
const opened = (text: string, ...declaring: readonly string[]): string =>
  declaring
    .reduce((result, name) => result.replace(`<${name}`, `<${name} ${dsig}`), text)
    .replace(/<([\w:]+)([^<>]*)\/>/g, '<$1$2></$1>')

/** Attributes in order, too: our signer writes Type behind URI. */
const canonicalSignedInfo = (signedInfo: string): string =>
  opened(signedInfo.replace(/(URI="[^"]*") (Type="[^"]*")/, '$2 $1'), 'ds:SignedInfo')
