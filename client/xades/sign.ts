import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { xmlText } from '../../contracts/xml-text.ts'
import type { SigningIdentity } from './certificate.ts'
import {
  type DigestMethodName,
  digestClass,
  digestMethods,
  type SignatureMethodName,
  signatureClass,
  signatureMethods,
} from './methods.ts'

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const xades = 'http://uri.etsi.org/01903/v1.3.2#'
const canonicalizations = {
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  c14n: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
} as const

export interface SignOptions {
  /** Default: rsa-sha256, or for an EC key the ecdsa method of its curve. */
  readonly method?: SignatureMethodName
  /** Of references and certificate; default sha256. */
  readonly digest?: DigestMethodName
  readonly canonicalization?: keyof typeof canonicalizations
  /** SigningCertificate (default, as KSeF's own clients write it) or the newer SigningCertificateV2. */
  readonly signingCertificate?: 'v1' | 'v2'
  /** Default: one minute ago, as clocks differ. */
  readonly signingTime?: Date
}

const curveMethods: Readonly<Record<string, SignatureMethodName>> = {
  prime256v1: 'ecdsa-sha256',
  secp384r1: 'ecdsa-sha384',
  secp521r1: 'ecdsa-sha512',
}

/** RSA-SHA256, or ECDSA with the digest as wide as the curve. */
const defaultMethod = (privateKey: string): SignatureMethodName => {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(privateKey)
  if (asymmetricKeyType !== 'ec') return 'rsa-sha256'
  return curveMethods[asymmetricKeyDetails?.namedCurve ?? ''] ?? 'ecdsa-sha256'
}

const certificateXml = (x509: X509Certificate, digest: DigestMethodName, version: 'v1' | 'v2'): string => {
  const value = createHash(digest).update(x509.raw).digest('base64')
  const certDigest = `<xades:CertDigest><ds:DigestMethod Algorithm="${digestMethods[digest]}"/><ds:DigestValue>${value}</ds:DigestValue></xades:CertDigest>`
  if (version === 'v2')
    return `<xades:SigningCertificateV2><xades:Cert>${certDigest}</xades:Cert></xades:SigningCertificateV2>`
  const issuer = xmlText(x509.issuer.split('\n').reverse().join(', '))
  const serial = BigInt(`0x${x509.serialNumber}`)
  return `<xades:SigningCertificate><xades:Cert>${certDigest}<xades:IssuerSerial><ds:X509IssuerName>${issuer}</ds:X509IssuerName><ds:X509SerialNumber>${serial}</ds:X509SerialNumber></xades:IssuerSerial></xades:Cert></xades:SigningCertificate>`
}

const qualifyingProperties = (signingTime: Date, certificate: string): string =>
  `<xades:QualifyingProperties xmlns:xades="${xades}" xmlns:ds="${dsig}" Target="#Signature"><xades:SignedProperties Id="SignedProperties"><xades:SignedSignatureProperties><xades:SigningTime>${signingTime.toISOString().replace(/\.\d+/, '')}</xades:SigningTime>${certificate}</xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties>`

const keyInfo = (x509: X509Certificate): string =>
  `<ds:X509Data><ds:X509Certificate>${x509.raw.toString('base64')}</ds:X509Certificate></ds:X509Data>`

/** Signs a document with XAdES-BES, enveloped: the signature becomes the root's last child. */
export const sign = (xml: string, identity: SigningIdentity, options: SignOptions = {}): string => {
  const { digest = 'sha256', canonicalization = 'exclusive', signingCertificate = 'v1' } = options
  const method = options.method ?? defaultMethod(identity.privateKey)
  const x509 = new X509Certificate(identity.certificate)
  const signingTime = options.signingTime ?? new Date(Date.now() - 60_000)
  const transform = canonicalizations[canonicalization]
  const signer = new SignedXml({
    privateKey: identity.privateKey,
    signatureAlgorithm: signatureMethods[method].uri,
    canonicalizationAlgorithm: transform,
    getKeyInfoContent: () => keyInfo(x509),
    objects: [{ content: qualifyingProperties(signingTime, certificateXml(x509, digest, signingCertificate)) }],
  })
  signer.SignatureAlgorithms[signatureMethods[method].uri] = signatureClass(method)
  signer.HashAlgorithms[digestMethods[digest]] = digestClass(digest)
  const reference = { digestAlgorithm: digestMethods[digest] }
  signer.addReference({
    ...reference,
    xpath: '/*',
    transforms: [`${dsig}enveloped-signature`, transform],
    isEmptyUri: true,
  })
  signer.addReference({
    ...reference,
    xpath: "//*[local-name()='SignedProperties']",
    transforms: [transform],
    type: 'http://uri.etsi.org/01903#SignedProperties',
  })
  signer.computeSignature(xml, { prefix: 'ds', attrs: { Id: 'Signature' } })
  return signer.getSignedXml()
}
