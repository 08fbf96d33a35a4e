import {
  certDigest,
  der,
  fixture,
  forge,
  person,
  reference,
  seal,
  signingCertificate,
  signingTime,
  x509Data,
} from '../forge.ts'
import { change, good, other, properties, type Refusal, whole } from './refusal.ts'

/** The certificate is missing, is another one, or is not good enough. */
export const certificateRefusals: readonly Refusal[] = [
  {
    title: 'no KeyInfo',
    document: () => forge({ keyInfo: '' }),
    error: 'invalidCertificate',
    explains: /0 certificates/,
  },
  {
    title: 'a key without certificate',
    document: () => forge({ keyInfo: '<ds:KeyName>k</ds:KeyName>' }),
    error: 'invalidCertificate',
    explains: /0 certificates/,
  },
  {
    title: 'eleven certificates',
    document: () => forge({ keyInfo: x509Data(...Array<string>(11).fill(person.certificate)) }),
    error: 'invalidCertificate',
    explains: /11 certificates/,
  },
  {
    title: 'a certificate of 30 KB',
    document: () => forge({ keyInfo: x509Data('A'.repeat(40_000)) }),
    error: 'invalidCertificate',
    explains: /octets/,
  },
  {
    title: 'a certificate that is none',
    document: () => forge({ keyInfo: x509Data('AAAA') }),
    error: 'invalidCertificate',
    explains: /cannot be read/,
  },
  {
    title: 'a certificate written as PEM inside its Base64',
    document: () => forge({ keyInfo: x509Data(Buffer.from(seal.certificate).toString('base64')) }),
    error: 'invalidCertificate',
    explains: /cannot be read/,
  },
  {
    title: 'a certificate with something behind it',
    document: () =>
      forge({
        keyInfo: x509Data(
          Buffer.concat([Buffer.from(der(seal.certificate), 'base64'), Buffer.alloc(3)]).toString('base64'),
        ),
      }),
    error: 'invalidCertificate',
    explains: /cannot be read/,
  },
  {
    title: 'a comment inside a certificate',
    document: () => change(good(), '<ds:X509Certificate>', '<ds:X509Certificate><!---->'),
    error: 'invalidCertificate',
    explains: /not Base64/,
  },
  {
    title: 'KeyInfo swapped for another certificate',
    document: () => change(good(), der(seal.certificate), der(other.certificate)),
    error: 'signatureProfile',
    explains: /KeyInfo holds none that has it/,
  },
  {
    title: 'neither SigningCertificate nor a signed KeyInfo',
    document: () => forge({ facts: signingTime }),
    error: 'signatureProfile',
    explains: /name no SigningCertificate/,
  },
  {
    title: 'a signed KeyInfo with two certificates and no SigningCertificate',
    document: () =>
      forge({
        facts: signingTime,
        keyInfo: x509Data(seal.certificate, other.certificate),
        references: [whole, properties, reference({ uri: '#KeyInfo' })],
      }),
    error: 'signatureProfile',
    explains: /KeyInfo with one certificate/,
  },
  {
    title: 'SigningCertificate and SigningCertificateV2 that name two certificates',
    document: () =>
      forge({
        facts: signingTime + signingCertificate(seal.certificate) + signingCertificate(other.certificate, 'V2'),
        keyInfo: x509Data(seal.certificate, other.certificate),
      }),
    error: 'signatureProfile',
    explains: /KeyInfo holds none/,
  },
  {
    title: 'an MD5 digest of the certificate',
    document: () =>
      forge({
        facts: `${signingTime}<xades:SigningCertificate><xades:Cert>${certDigest(seal.certificate, 'http://www.w3.org/2001/04/xmldsig-more#md5')}</xades:Cert></xades:SigningCertificate>`,
      }),
    error: 'unsupportedAlgorithm',
    explains: /CertDigest .*md5/,
  },
  {
    title: 'a stranger before the signer in KeyInfo',
    document: () => forge({ keyInfo: x509Data(other.certificate, seal.certificate) }),
    error: 'invalidCertificate',
    explains: /neither the signer's nor above it/,
  },
  {
    title: 'a certificate no longer in force',
    document: good,
    error: 'invalidCertificate',
    explains: /the simulator's clock says 2050/,
    options: { now: Date.UTC(2050, 0, 1) },
  },
  {
    title: 'a certificate not yet in force',
    document: good,
    error: 'invalidCertificate',
    explains: /the simulator's clock says 2020/,
    options: { now: Date.UTC(2020, 0, 1) },
  },
  {
    title: 'an RSA key of 1,024 bits',
    document: () => fixture('jdk/certificate.rsa-1024-seal.xml'),
    error: 'invalidCertificate',
    explains: /1024 bits/,
  },
  {
    title: 'a curve of 224 bits',
    document: () => fixture('xmlsec1/certificate.p224-seal.xml'),
    error: 'invalidCertificate',
    explains: /secp224r1/,
  },
  {
    title: 'a curve that is not NIST’s',
    document: () => fixture('signxml/certificate.secp256k1-seal.xml'),
    error: 'invalidCertificate',
    explains: /secp256k1/,
  },
  ...(['demo', 'prod'] as const).map(
    (profile): Refusal => ({
      title: `a self-signed certificate on ${profile}`,
      document: good,
      error: 'invalidCertificate',
      explains: /self-signed; only TEST takes it/,
      options: { profile },
    }),
  ),
  {
    title: 'a self-signed certificate under verifyCertificateChain',
    document: good,
    error: 'invalidCertificate',
    explains: /verifyCertificateChain=true was asked for/,
    options: { verifyCertificateChain: true },
  },
  {
    title: 'a subject without the attributes of its kind',
    document: () => fixture('xmlsec1/certificate.p256-fingerprint.xml'),
    error: 'invalidCertificate',
    explains: /lacks givenName, surname, serialNumber/,
  },
  {
    title: 'no SigningTime for who asks for compliance',
    document: () => forge({ facts: signingCertificate(seal.certificate) }),
    error: 'signatureProfile',
    explains: /no SigningTime/,
    options: { enforceCompliance: true },
  },
  {
    title: 'a SigningTime that is none',
    document: () =>
      forge({ facts: change(signingTime, '2026-12-31T12:00:00Z', 'yesterday') + signingCertificate(seal.certificate) }),
    error: 'signatureProfile',
    explains: /"yesterday" is no xsd:dateTime/,
  },
]
