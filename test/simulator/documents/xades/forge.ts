import { createHash, createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { canonicalizations, digests, signatureMethods } from '../../../../simulator/documents/xades/algorithms.ts'
import { canonicalize } from '../../../../simulator/documents/xml/canonicalize.ts'

/** What an attacker needs: a signer that signs whatever it is told to, right or wrong. */

const fixtures = new URL('../../../../fixtures/xades/', import.meta.url)
export const fixture = (path: string): Buffer => readFileSync(new URL(path, fixtures))
const pem = (name: string): string => fixture(`certificates/${name}.pem`).toString()

export interface Signer {
  readonly certificate: string
  readonly privateKey: string
}
export const signer = (name: string): Signer => ({ certificate: pem(`${name}.cert`), privateKey: pem(`${name}.key`) })
export const seal = signer('rsa-seal')
export const person = signer('p256-person-nip')

/** Inside the certificates' validity. */
export const now = Date.UTC(2027, 0, 1)

export const ns = {
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  request: 'http://ksef.mf.gov.pl/auth/token/2.0',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  c14n: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  xpath: 'http://www.w3.org/TR/1999/REC-xpath-19991116',
  filter2: 'http://www.w3.org/2002/06/xmldsig-filter2',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  base64: 'http://www.w3.org/2000/09/xmldsig#base64',
  signedProperties: 'http://uri.etsi.org/01903#SignedProperties',
}

export const der = (certificate: string): string => certificate.replace(/-----[^-]+-----|\s/g, '')

export const transform = (algorithm: string, content = ''): string =>
  `<ds:Transform Algorithm="${algorithm}">${content}</ds:Transform>`

export interface ReferenceShape {
  readonly uri?: string
  readonly type?: string
  readonly transforms?: readonly string[]
  readonly digest?: string
  /** Replaces the right digest. */
  readonly value?: string
}

export const reference = ({ uri, type, transforms = [], digest = ns.sha256, value }: ReferenceShape): string =>
  [
    `<ds:Reference${uri === undefined ? '' : ` URI="${uri}"`}${type === undefined ? '' : ` Type="${type}"`}>`,
    transforms.length === 0 ? '' : `<ds:Transforms>${transforms.join('')}</ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue>${value ?? '?'}</ds:DigestValue></ds:Reference>`,
  ].join('')

export const wholeRequest: ReferenceShape = { uri: '', transforms: [transform(ns.enveloped), transform(ns.exclusive)] }
export const itsProperties: ReferenceShape = {
  uri: '#Properties',
  type: ns.signedProperties,
  transforms: [transform(ns.exclusive)],
}

export const requestContent =
  '<Challenge>20261122-CR-226FB7B000-3ACF9BE4C0-10</Challenge><ContextIdentifier><Nip>5265877635</Nip></ContextIdentifier><SubjectIdentifierType>certificateSubject</SubjectIdentifierType>'

export const certDigest = (certificate: string, algorithm: string = ns.sha256): string => {
  const value = createHash(digests.get(algorithm) ?? 'md5').update(Buffer.from(der(certificate), 'base64'))
  return `<xades:CertDigest><ds:DigestMethod Algorithm="${algorithm}"/><ds:DigestValue>${value.digest('base64')}</ds:DigestValue></xades:CertDigest>`
}
export const signingCertificate = (certificate: string, version = ''): string =>
  `<xades:SigningCertificate${version}><xades:Cert>${certDigest(certificate)}</xades:Cert></xades:SigningCertificate${version}>`
export const signingTime = '<xades:SigningTime>2026-12-31T12:00:00Z</xades:SigningTime>'
export const x509Data = (...certificates: readonly string[]): string =>
  `<ds:X509Data>${certificates.map(c => `<ds:X509Certificate>${der(c)}</ds:X509Certificate>`).join('')}</ds:X509Data>`

export interface Shape {
  readonly by: Signer
  readonly format: 'enveloped' | 'enveloping'
  readonly content: string
  readonly canonicalization: string
  readonly method: string
  readonly references: readonly string[]
  /** Content of KeyInfo. */
  readonly keyInfo: string
  readonly keyInfoId: string
  /** Content of SignedSignatureProperties. */
  readonly facts: string
  readonly unsigned: string
  /** Content of QualifyingProperties; stands before `facts` and `unsigned` are looked at. */
  readonly properties: string
  /** Replaces QualifyingProperties whole. */
  readonly qualifying: string
  readonly target: string
  /** The object that holds the request (enveloping). */
  readonly object: string
  /** Further children of Signature. */
  readonly objects: string
  /** Puts request and signature together. */
  readonly around: (request: string, signature: string) => string
}

const enveloped = (content: string, signature: string): string =>
  `<AuthTokenRequest xmlns="${ns.request}">${content}${signature}</AuthTokenRequest>`

const build = (shape: Partial<Shape>): string => {
  const { by = seal, format = 'enveloped', content = requestContent } = shape
  const isRsa = createPrivateKey(by.privateKey).asymmetricKeyType === 'rsa'
  const whole: ReferenceShape =
    format === 'enveloped' ? wholeRequest : { uri: '#Request', transforms: [transform(ns.exclusive)] }
  const {
    canonicalization = ns.exclusive,
    method = `http://www.w3.org/2001/04/xmldsig-more#${isRsa ? 'rsa' : 'ecdsa'}-sha256`,
    references = [reference(whole), reference(itsProperties)],
    keyInfo = x509Data(by.certificate),
    keyInfoId = 'KeyInfo',
    facts = signingTime + signingCertificate(by.certificate),
    unsigned = '',
    target = '#Signature',
    properties = `<xades:SignedProperties Id="Properties"><xades:SignedSignatureProperties>${facts}</xades:SignedSignatureProperties></xades:SignedProperties>${unsigned}`,
    qualifying = `<xades:QualifyingProperties Target="${target}">${properties}</xades:QualifyingProperties>`,
    object = `<ds:Object Id="Request">${enveloped(content, '')}</ds:Object>`,
    objects = '',
    around = format === 'enveloped' ? enveloped : (_: string, signature: string) => signature,
  } = shape
  const signature = [
    `<ds:Signature xmlns:ds="${ns.ds}" xmlns:xades="${ns.xades}" Id="Signature"><ds:SignedInfo>`,
    `<ds:CanonicalizationMethod Algorithm="${canonicalization}"/><ds:SignatureMethod Algorithm="${method}"/>`,
    references.join(''),
    '</ds:SignedInfo><ds:SignatureValue>!</ds:SignatureValue>',
    keyInfo === '' ? '' : `<ds:KeyInfo Id="${keyInfoId}">${keyInfo}</ds:KeyInfo>`,
    format === 'enveloping' ? object : '',
    `<ds:Object>${qualifying}</ds:Object>${objects}</ds:Signature>`,
  ].join('')
  return around(content, signature)
}

const withDocument = <T>(text: string, read: (document: XmlDocument) => T): T => {
  const document = XmlDocument.fromString(text)
  try {
    return read(document)
  } finally {
    document.dispose()
  }
}
const find = (document: XmlDocument, path: string): XmlElement[] =>
  document.find(path, { ds: ns.ds, dsig: ns.ds }).filter(node => node instanceof XmlElement)

const octets = (text: string, index: number): Buffer =>
  withDocument(text, document => {
    const element = find(document, '//ds:SignedInfo/ds:Reference')[index]
    const uri = element?.attr('URI')?.value ?? ''
    const algorithms = element ? (element.find('.//@Algorithm') ?? []).map(({ content }) => content) : []
    const method = algorithms.map(uri => canonicalizations.get(uri)).find(found => found !== undefined)
    const prefixes = element?.find('.//@PrefixList')[0]?.content.match(/\S+/g) ?? []
    const silent = { mode: 0 as const, ...method, withComments: false, prefixes }
    if (uri === '') {
      for (const signature of find(document, '/*/ds:Signature')) signature.remove()
      return canonicalize(document, silent)
    }
    const target = find(document, `//*[@Id="${uri.slice(1)}"]`)[0]
    if (algorithms.includes(ns.base64)) return Buffer.from(target?.content ?? '', 'base64')
    return target === undefined ? Buffer.alloc(0) : canonicalize(document, silent, target)
  })

const digestNames = (text: string): string[] =>
  withDocument(text, document =>
    find(document, '//ds:SignedInfo/ds:Reference/ds:DigestMethod').map(method => method.attr('Algorithm')?.value ?? ''),
  )

/** Fills in the digests that stand as "?" and the signature value that stands as "!". */
export const fill = (text: string, by: Signer): string => {
  const end = '</ds:DigestValue></ds:Reference>'
  const parts = text.split(end)
  digestNames(text).forEach((digest, index) => {
    if (!parts[index]?.endsWith('<ds:DigestValue>?')) return
    const value = createHash(digests.get(digest) ?? 'sha256').update(octets(text, index))
    parts[index] = parts[index].replace(/\?$/, value.digest('base64'))
  })
  return resign(parts.join(end), by)
}

/** The canonical octets of the SignedInfo that stands in a document, and its signature method. */
export const signedInfo = (text: string) =>
  withDocument(text, document => {
    const info = find(document, '//ds:SignedInfo')[0]
    const algorithm = (path: string) => info?.find(`${path}/@Algorithm`, { ds: ns.ds })[0]?.content ?? ''
    const how = canonicalizations.get(algorithm('ds:CanonicalizationMethod')) ?? {
      mode: 1 as const,
      withComments: false,
    }
    return { octets: canonicalize(document, how, info), method: signatureMethods.get(algorithm('ds:SignatureMethod')) }
  })

export const withValue = (text: string, value: Uint8Array): string =>
  text.replace(/(<ds:SignatureValue>)[^<]*/, `$1${Buffer.from(value).toString('base64')}`)

/** Signs the SignedInfo that stands in a document anew, with options of node:crypto where they should be wrong. */
export const resign = (text: string, by: Signer, options: Readonly<Record<string, unknown>> = {}): string => {
  const { octets, method } = signedInfo(text)
  const key = { key: createPrivateKey(by.privateKey), ...method?.options, ...options }
  return withValue(text, sign(method?.hash ?? 'sha256', octets, key))
}

/** A signed request; without `shape` a good one. */
export const forge = (shape: Partial<Shape> = {}): string => fill(build(shape), shape.by ?? seal)

/** The same before its digests and value are filled in. */
export const template = build
