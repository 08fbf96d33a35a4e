import { decodeBase64 } from '../xml/base64.ts'
import {
  attribute,
  type CanonicalDocument,
  type CanonicalElement,
  childElements,
  isElement,
  plainText,
} from '../xml/canonical-tree.ts'
import { namespaces } from '../xml/namespaces.ts'

export interface CertificateDigest {
  readonly algorithm: string
  readonly digest: Buffer
}

export interface SigningFacts {
  /** The text of SigningTime. */
  readonly signingTime: string | undefined
  /** The first CertDigest of SigningCertificate and of SigningCertificateV2, where they stand. */
  readonly digests: readonly CertificateDigest[]
}

const child = (parent: CanonicalElement | undefined, namespace: string, name: string): CanonicalElement | undefined =>
  parent && childElements(parent).find(element => isElement(element, namespace, name))

const readDigest = (signingCertificate: CanonicalElement): CertificateDigest => {
  const certificate = child(signingCertificate, namespaces.xades, 'Cert')
  const certDigest = child(certificate, namespaces.xades, 'CertDigest')
  const method = child(certDigest, namespaces.dsig, 'DigestMethod')
  const value = child(certDigest, namespaces.dsig, 'DigestValue')
  return {
    algorithm: (method && attribute(method, 'Algorithm')) ?? '',
    digest: decodeBase64((value && plainText(value)) ?? '') ?? Buffer.alloc(0),
  }
}

/** What verified SignedProperties say about the signer. IssuerSerial is left alone: clients spell names in five ways. */
export const signingFacts = ({ root }: CanonicalDocument): SigningFacts => {
  const properties = child(root, namespaces.xades, 'SignedSignatureProperties')
  const time = child(properties, namespaces.xades, 'SigningTime')
  return {
    signingTime: time && plainText(time),
    digests: (properties === undefined ? [] : childElements(properties))
      .filter(
        element =>
          isElement(element, namespaces.xades, 'SigningCertificate') ||
          isElement(element, namespaces.xades, 'SigningCertificateV2'),
      )
      .map(readDigest),
  }
}
