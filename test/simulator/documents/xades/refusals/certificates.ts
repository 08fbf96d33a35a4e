import { exponentOne } from '../../../../hostile/smooth-rsa.ts'
import { modulusOf } from '../../../../hostile/worst-keys.ts'
import { generalizedTime, octetString, utcTime } from '../der-writer.ts'
import {
  certDigest,
  der,
  fixture,
  forge,
  person,
  reference,
  type Signer,
  seal,
  signedInfo,
  signingCertificate,
  signingTime,
  withValue,
  x509Data,
} from '../forge.ts'
import { type CertificateShape, extension, forgeCertificate, rsaSpki, sha256WithRsa } from '../forge-certificate.ts'
import { change, good, other, properties, type Refusal, whole } from './refusal.ts'

const withCertificate = (shape: Partial<CertificateShape>) => (): string => forge({ by: forgeCertificate(shape) })

/** Signed by whoever likes: no private key is needed. */
const signedByNobody = (): string => {
  const { spki, sign } = exponentOne()
  const by: Signer = { ...forgeCertificate({ key: spki, sign, algorithm: sha256WithRsa }), privateKey: seal.privateKey }
  const text = forge({ by })
  return withValue(text, sign(signedInfo(text).octets))
}

const signedAt = (time: string): string =>
  forge({ facts: change(signingTime, '2026-12-31T12:00:00Z', time) + signingCertificate(seal.certificate) })

const constraints = extension('2.5.29.19', Buffer.from('3000', 'hex'), true)

/** Ends of validity that are none: RFC 5280 wants seconds and Z, and no fraction. */
const unreadableTimes: readonly (readonly [string, Buffer])[] = [
  ['with a month 13', utcTime('491301000000Z')],
  ['on 30 February', utcTime('490230000000Z')],
  ['at 24:00', utcTime('490101240000Z')],
  ['in second 60', utcTime('490101000060Z')],
  ['of no characters', utcTime('')],
  ['of other text', utcTime('garbage')],
  ['without seconds', utcTime('4901010000Z')],
  ['with an offset', utcTime('490101000000+0100')],
  ['with a fraction', generalizedTime('20490101000000.5Z')],
  ['without Z', generalizedTime('20490101000000')],
  ['in the year 0', generalizedTime('00000101000000Z')],
  ['as a string of octets', octetString(Buffer.from('491231235959Z'))],
]

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
    explains: /X509Certificate 1 of KeyInfo is not taken: it cannot be read as DER: an element ends behind its parent/,
  },
  {
    title: 'DER that is no certificate',
    document: () => forge({ keyInfo: x509Data('MAA=') }),
    error: 'invalidCertificate',
    explains: /cannot be read as a certificate: it has no issuer/,
  },
  {
    title: 'a certificate with a key of no kind',
    document: withCertificate({ key: octetString(Buffer.from('key')) }),
    error: 'invalidCertificate',
    explains: /it cannot be read as the DER of an X\.509 certificate/,
  },
  {
    title: 'a certificate written as PEM inside its Base64',
    document: () => forge({ keyInfo: x509Data(Buffer.from(seal.certificate).toString('base64')) }),
    error: 'invalidCertificate',
    explains: /cannot be read as DER: it is PEM/,
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
    title: 'a certificate with another element behind it',
    document: () =>
      forge({
        keyInfo: x509Data(
          Buffer.concat([Buffer.from(der(seal.certificate), 'base64'), Buffer.alloc(2)]).toString('base64'),
        ),
      }),
    error: 'invalidCertificate',
    explains: /cannot be read as a certificate alone: something follows it/,
  },
  {
    title: 'a second certificate that is none',
    document: () => forge({ keyInfo: x509Data(seal.certificate, 'AAAA') }),
    error: 'invalidCertificate',
    explains: /X509Certificate 2 of KeyInfo is not taken/,
  },
  {
    title: 'a certificate with two equal extensions',
    document: withCertificate({ extensions: [constraints, constraints] }),
    error: 'invalidCertificate',
    explains: /the extension 2\.5\.29\.19 twice/,
  },
  {
    title: 'a certificate with an unknown critical extension',
    document: withCertificate({ extensions: [extension('1.2.3.4', Buffer.from('0500', 'hex'), true)] }),
    error: 'invalidCertificate',
    explains: /its extension 1\.2\.3\.4 critical/,
  },
  ...unreadableTimes.map(
    ([title, notAfter]): Refusal => ({
      title: `a certificate that ends ${title}`,
      document: withCertificate({ notAfter }),
      error: 'invalidCertificate',
      explains: /its notAfter is no UTCTime or GeneralizedTime/,
    }),
  ),
  {
    title: 'a certificate that begins in a month 13',
    document: withCertificate({ notBefore: utcTime('261301000000Z') }),
    error: 'invalidCertificate',
    explains: /its notBefore is no UTCTime/,
  },
  {
    title: 'a certificate that ended in the year 49',
    document: withCertificate({ notAfter: generalizedTime('00490101000000Z') }),
    error: 'invalidCertificate',
    explains: /valid from 2026-01-01T00:00:00.000Z to 0049-01-01T00:00:00.000Z/,
  },
  {
    title: 'a certificate that ended in 1950, which a UTCTime writes as 50',
    document: withCertificate({ notAfter: utcTime('500101000000Z') }),
    error: 'invalidCertificate',
    explains: /to 1950-01-01T00:00:00.000Z/,
  },
  {
    title: 'a signature without a private key: RSA with the exponent 1',
    document: signedByNobody,
    error: 'invalidCertificate',
    explains: /its key is RSA with the exponent 0x01/,
  },
  {
    title: 'an RSA key above the signer’s that is longer than any',
    document: () => {
      const long = forgeCertificate({ key: rsaSpki(modulusOf(16_384), 65537n) })
      return forge({ by: person, keyInfo: x509Data(person.certificate, long.certificate) })
    },
    error: 'invalidCertificate',
    explains: /X509Certificate 2 of KeyInfo is not taken: its key is RSA of 16384 bits/,
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
    document: () => signedAt('yesterday'),
    error: 'signatureProfile',
    explains: /"yesterday" is no xsd:dateTime/,
  },
  ...[
    '2026-99-99T99:99:99Z',
    '2026-02-30T12:00:00Z',
    '2026-12-31T24:00:01Z',
    '2026-12-31T12:00:60Z',
    '2026-12-31T12:00:00+15:00',
    '2026-12-31T12:00:00+14:01',
    '2026-12-31T12:00Z',
    '2026-12-31 12:00:00Z',
    '0000-12-31T12:00:00Z',
    '-2026-12-31T12:00:00Z',
    '12026-12-31T12:00:00Z',
    '٢٠٢٦-12-31T12:00:00Z',
  ].map(
    (time): Refusal => ({
      title: `a SigningTime that is no instant: ${time}`,
      document: () => signedAt(time),
      error: 'signatureProfile',
      explains: /is no xsd:dateTime of the years 1 to 9999/,
    }),
  ),
]
