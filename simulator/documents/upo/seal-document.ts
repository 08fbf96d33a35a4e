import { createHash, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { namespaces } from '../xml/namespaces.ts'
import { leaf, wrap } from './canonical.ts'
import type { Seal } from './published-seal.ts'

const ds = { 'xmlns:ds': namespaces.dsig }
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const enveloped = `${namespaces.dsig}enveloped-signature`
const signedProperties = 'http://uri.etsi.org/01903#SignedProperties'

const digest = (octets: string | Uint8Array): string => createHash('sha256').update(octets).digest('base64')

interface OpenedSeal {
  readonly key: KeyObject
  readonly certificate: X509Certificate
}

const opened = new WeakMap<Seal, OpenedSeal>()

/** Keys are decoded once. */
const open = (seal: Seal): OpenedSeal => {
  const known = opened.get(seal)
  if (known !== undefined) return known
  const made = { key: createPrivateKey(seal.privateKey), certificate: new X509Certificate(seal.certificate) }
  opened.set(seal, made)
  return made
}

/** What the signer says of the signature. Elements of ds declare it themselves, as exclusive canonicalisation would. */
const propertiesOf = (certificate: X509Certificate, signedAt: number): string =>
  wrap(
    'xades:SignedProperties',
    wrap(
      'xades:SignedSignatureProperties',
      leaf('xades:SigningTime', `${new Date(signedAt).toISOString().slice(0, 19)}Z`) +
        wrap(
          'xades:SigningCertificateV2',
          wrap(
            'xades:Cert',
            wrap(
              'xades:CertDigest',
              wrap('ds:DigestMethod', '', { ...ds, Algorithm: sha256 }) +
                leaf('ds:DigestValue', digest(certificate.raw), ds),
            ),
          ),
        ),
    ),
    { 'xmlns:xades': namespaces.xades, Id: 'SignedProperties' },
  )

const reference = (value: string, attributes: Record<string, string>, ...transforms: readonly string[]): string =>
  wrap(
    'ds:Reference',
    wrap('ds:Transforms', transforms.map(Algorithm => wrap('ds:Transform', '', { Algorithm })).join('')) +
      wrap('ds:DigestMethod', '', { Algorithm: sha256 }) +
      leaf('ds:DigestValue', value),
    attributes,
  )

const signedInfo = (document: string, properties: string): string =>
  wrap(
    'ds:SignedInfo',
    wrap('ds:CanonicalizationMethod', '', { Algorithm: namespaces.exclusive }) +
      wrap('ds:SignatureMethod', '', { Algorithm: rsaSha256 }) +
      reference(digest(document), { URI: '' }, enveloped, namespaces.exclusive) +
      reference(digest(properties), { Type: signedProperties, URI: '#SignedProperties' }, namespaces.exclusive),
    ds,
  )

/**
 * Puts a XAdES-BES signature into a document as its root's last child: enveloped, exclusive canonicalisation,
 * RSA-SHA256, so that the same document gives the same bytes.
 * @param document the root element, canonical.
 * @param signedAt in milliseconds since the epoch.
 */
export const sealDocument = (document: string, seal: Seal, signedAt: number): string => {
  const { key, certificate } = open(seal)
  const properties = propertiesOf(certificate, signedAt)
  const info = signedInfo(document, properties)
  const signature = wrap(
    'ds:Signature',
    info +
      leaf('ds:SignatureValue', sign('sha256', Buffer.from(info), key).toString('base64')) +
      wrap('ds:KeyInfo', wrap('ds:X509Data', leaf('ds:X509Certificate', certificate.raw.toString('base64')))) +
      wrap(
        'ds:Object',
        wrap('xades:QualifyingProperties', properties, { 'xmlns:xades': namespaces.xades, Target: '#Signature' }),
      ),
    { ...ds, Id: 'Signature' },
  )
  const end = document.lastIndexOf('</')
  return document.slice(0, end) + signature + document.slice(end)
}
