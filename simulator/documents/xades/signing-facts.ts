import type { XmlDocument, XmlElement } from 'libxml2-wasm'
import { decodeBase64 } from '../xml/base64.ts'
import { namespaces } from '../xml/namespaces.ts'
import { attribute, childElements, isElement, plainText } from '../xml/xml.ts'

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

const child = (parent: XmlElement | undefined, namespace: string, name: string): XmlElement | undefined =>
  parent && childElements(parent).find(element => isElement(element, namespace, name))

const readDigest = (signingCertificate: XmlElement): CertificateDigest => {
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
export const signingFacts = ({ root }: XmlDocument): SigningFacts => {
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
