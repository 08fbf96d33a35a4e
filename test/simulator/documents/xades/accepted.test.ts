import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checks } from '../../../../simulator/documents/xades/checks.ts'
import type { VerifyOptions } from '../../../../simulator/documents/xades/issuer.ts'
import { examine } from '../../../../simulator/documents/xades/verify.ts'
import { element, generalizedTime, sequence, utcTime } from './der-writer.ts'
import {
  certDigest,
  fixture,
  forge,
  itsProperties,
  now,
  ns,
  person,
  reference,
  requestContent,
  seal,
  signer,
  signingCertificate,
  signingTime,
  transform,
  wholeRequest,
  x509Data,
} from './forge.ts'
import { type CertificateShape, extension, forgeCertificate } from './forge-certificate.ts'

/** BasicConstraints with CA:TRUE. */
const authority = sequence(element(1, Buffer.from([0xff])))

const accept = (document: string | Uint8Array, options: Partial<VerifyOptions> = {}) =>
  examine(Buffer.from(document), { now, profile: 'test', ...options }, checks)

/** Refused on purpose: fixtures/xades/README.md. */
const refused = /rsa-1024-seal|p224-seal|secp256k1-seal|p256-fingerprint/
const signedByOthers = ['jdk', 'xmlsec1', 'signxml', 'ksef-client-ts'].flatMap(implementation =>
  readdirSync(new URL(`../../../../fixtures/xades/${implementation}`, import.meta.url))
    .filter(name => !refused.test(name))
    .map(name => `${implementation}/${name}`),
)

test.each(signedByOthers)('accepted: %s', path => {
  const { request } = accept(fixture(path))
  expect(request).toEqual({
    challenge: '20261122-CR-226FB7B000-3ACF9BE4C0-10',
    context: { type: 'Nip', value: '5265877635' },
    subjectIdentifierType: 'certificateSubject',
    version: '2.0',
  })
})

const properties = reference(itsProperties)
const text = (...pieces: readonly string[]): string => pieces.join('')
const unsigned = (content: string): string =>
  `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${content}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`

test.each<[string, () => string | Uint8Array]>([
  ['a byte order mark', () => `\ufeff${forge()}`],
  ['an XML declaration with encoding', () => `<?xml version="1.0" encoding="utf-8"?>\n${forge()}`],
  ['the encoding in capitals', () => `<?xml version='1.0' encoding='UTF-8' standalone='yes'?>${forge()}`],
  ['a DOCTYPE that is only mentioned in a comment', () => `<!-- <!DOCTYPE a> -->${forge()}`],
  ['a processing instruction in the request', () => forge({ content: `<?a b?>${requestContent}` })],
  ['comments in the request, which are not signed', () => forge().replace('<Nip>52', '<!-- a --><Nip>52<!-- b -->')],
  [
    'comments between the elements of the signature',
    () => forge().replace('</ds:SignedInfo>', '</ds:SignedInfo><!-- a -->'),
  ],
  ['white space between all elements', () => forge({ content: requestContent.replace(/></g, '>\r\n  <') })],
  [
    'the signature as first child',
    () =>
      forge({
        around: (content, signature) =>
          text(`<AuthTokenRequest xmlns="${ns.request}">`, signature, content, '</AuthTokenRequest>'),
      }),
  ],
  ['line breaks as character references in the value', () => forge().replace(/(SignatureValue>.{76})/, '$1&#13;\n')],
  [
    'a schema location, and namespaces as C# writes them',
    () =>
      forge({
        around: (content, signature) =>
          `<AuthTokenRequest xmlns="${ns.request}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsi:schemaLocation="${ns.request} https://example.com/a.xsd">${content}${signature}</AuthTokenRequest>`,
      }),
  ],
  [
    'a prefix for the request',
    () =>
      forge({
        around: (content, signature) =>
          text(
            `<k:AuthTokenRequest xmlns:k="${ns.request}">`,
            content.replace(/<(\/?)/g, '<$1k:'),
            signature,
            '</k:AuthTokenRequest>',
          ),
      }),
  ],
  ['SigningCertificateV2', () => forge({ facts: signingTime + signingCertificate(seal.certificate, 'V2') })],
  [
    'both SigningCertificates',
    () =>
      forge({ facts: signingTime + signingCertificate(seal.certificate) + signingCertificate(seal.certificate, 'V2') }),
  ],
  [
    'a signed KeyInfo in place of SigningCertificate',
    () =>
      forge({ facts: signingTime, references: [reference(wholeRequest), properties, reference({ uri: '#KeyInfo' })] }),
  ],
  [
    'a wrong IssuerSerial',
    () =>
      forge({
        facts: `${signingTime}<xades:SigningCertificate><xades:Cert>${certDigest(seal.certificate)}<xades:IssuerSerial><ds:X509IssuerName>CN=?</ds:X509IssuerName><ds:X509SerialNumber>-1</ds:X509SerialNumber></xades:IssuerSerial></xades:Cert></xades:SigningCertificate>`,
      }),
  ],
  [
    'a signature policy (EPES)',
    () =>
      forge({
        facts: `${signingTime}${signingCertificate(seal.certificate)}<xades:SignaturePolicyIdentifier><xades:SignaturePolicyImplied/></xades:SignaturePolicyIdentifier>`,
      }),
  ],
  [
    'a time stamp and values of certificates (T, LT)',
    () =>
      forge({
        unsigned: unsigned(
          '<xades:SignatureTimeStamp Id="t"><xades:EncapsulatedTimeStamp>AAAA</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp><xades:CertificateValues/>',
        ),
      }),
  ],
  [
    'a countersignature',
    () =>
      forge({
        unsigned: unsigned(
          '<xades:CounterSignature><ds:Signature><ds:SignedInfo/></ds:Signature></xades:CounterSignature>',
        ),
      }),
  ],
  [
    'a key and a name beside the certificate',
    () => forge({ keyInfo: `<ds:KeyName>k</ds:KeyName><ds:KeyValue/>${x509Data(seal.certificate)}` }),
  ],
  ['the certificate twice', () => forge({ keyInfo: x509Data(seal.certificate, seal.certificate) })],
  [
    'the prefix list of exclusive canonicalisation',
    () =>
      forge({
        references: [
          reference({
            uri: '',
            transforms: [
              transform(ns.enveloped),
              transform(ns.exclusive, `<e:InclusiveNamespaces xmlns:e="${ns.exclusive}" PrefixList=""/>`),
            ],
          }),
          properties,
        ],
      }),
  ],
  [
    'a prefix list with names',
    () =>
      forge({
        references: [
          reference({
            uri: '',
            transforms: [
              transform(ns.enveloped),
              transform(ns.exclusive, `<e:InclusiveNamespaces xmlns:e="${ns.exclusive}" PrefixList="xs #default"/>`),
            ],
          }),
          properties,
        ],
        around: (content, signature) =>
          `<AuthTokenRequest xmlns="${ns.request}" xmlns:xs="urn:xs">${content}${signature}</AuthTokenRequest>`,
      }),
  ],
  [
    'inclusive canonicalisation below attributes xml:…',
    () =>
      forge({
        by: person,
        format: 'enveloping',
        canonicalization: ns.c14n,
        references: [
          reference({ uri: '#Request', transforms: [transform(ns.c14n)] }),
          reference({ ...itsProperties, transforms: [transform(ns.c14n)] }),
        ],
        around: (_, signature) => signature.replace('<ds:Signature', '<ds:Signature xml:lang="pl" xml:base="urn:a"'),
      }),
  ],
  ...['urn:a&amp;b', 'urn:a&amp;lt;b', 'http://[&quot;&lt;&#xA;]/', 'http://[&amp;quot;]/'].map(
    (uri): [string, () => string] => [
      `the namespace ${uri}, written like a value`,
      () => {
        const request = (signature: string) =>
          `<AuthTokenRequest xmlns="${ns.request}" xmlns:a="${uri}">${requestContent}${signature}</AuthTokenRequest>`
        const value = createHash('sha256').update(request('')).digest('base64')
        return forge({
          references: [
            reference({ uri: '', transforms: [transform(ns.enveloped), transform(ns.c14n)], value }),
            properties,
          ],
          around: (_, signature) => request(signature),
        })
      },
    ],
  ),
  [
    'the signature taken out twice',
    () =>
      forge({
        references: [
          reference({
            uri: '',
            transforms: [
              transform(ns.enveloped),
              transform(ns.xpath, '<ds:XPath>\n  not( ancestor-or-self::ds:Signature )\n</ds:XPath>'),
            ],
          }),
          properties,
        ],
      }),
  ],
  [
    'an Id on the enveloped signature’s request object',
    () =>
      forge({
        by: person,
        format: 'enveloping',
        object: `<ds:Object><AuthTokenRequest xmlns="${ns.request}" Id="Request">${requestContent}</AuthTokenRequest></ds:Object>`,
      }),
  ],
])('accepted: %s', (_, document) => {
  expect(accept(document()).request.context).toEqual({ type: 'Nip', value: '5265877635' })
})

test('a key made for PSS alone signs by PSS', () => {
  const by = signer('rsa-pss-seal')
  const method = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1'
  expect(accept(forge({ by, method })).certificate.nip).toBe('5265877635')
})

test('what was signed is read in full', () => {
  const { request } = accept(
    forge({
      around: (_, signature) =>
        `<AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/2.1"><Challenge>
          20261122-CR-226FB7B000-3ACF9BE4C0-10 </Challenge><ContextIdentifier><InternalId>5265877635-12345</InternalId></ContextIdentifier><SubjectIdentifierType>certificateFingerprint</SubjectIdentifierType><AuthorizationPolicy><AllowedIps><Ip4Address>10.0.0.1</Ip4Address><Ip4Address>10.0.0.2</Ip4Address><Ip4Range>10.0.0.1-10.0.0.9</Ip4Range><Ip4Mask>10.0.0.0/8</Ip4Mask></AllowedIps></AuthorizationPolicy>${signature}</AuthTokenRequest>`,
    }),
  )
  expect(request).toEqual({
    challenge: '20261122-CR-226FB7B000-3ACF9BE4C0-10',
    context: { type: 'InternalId', value: '5265877635-12345' },
    subjectIdentifierType: 'certificateFingerprint',
    allowedIps: { ip4Addresses: ['10.0.0.1', '10.0.0.2'], ip4Ranges: ['10.0.0.1-10.0.0.9'], ip4Masks: ['10.0.0.0/8'] },
    version: '2.1',
  })
})

test('an empty list of addresses restricts nothing and is kept', () => {
  const content = `${requestContent}<AuthorizationPolicy><AllowedIps/></AuthorizationPolicy>`
  expect(accept(forge({ content })).request.allowedIps).toEqual({ ip4Addresses: [], ip4Ranges: [], ip4Masks: [] })
})

test('a fingerprint needs no attributes of the subject', () => {
  const by = signer('p256-fingerprint')
  const content = requestContent.replace('certificateSubject', 'certificateFingerprint')
  expect(accept(forge({ by, content })).certificate.fingerprint).toMatch(/^[0-9A-F]{64}$/)
})

test('TEST warns of what DEMO and PROD refuse', () => {
  const { warnings } = accept(forge({ method: `${ns.ds}rsa-sha1`, facts: signingCertificate(seal.certificate) }))
  expect(warnings).toEqual([
    '[sim-sha1]: The signature uses SHA-1, which DEMO and PROD refuse.',
    '[sig-001]: SignedProperties have no SigningTime, which the XAdES baseline profiles require.',
    '[sim-untrusted]: The certificate is self-signed; DEMO and PROD refuse it.',
  ])
})

test.each([
  '2026-12-31T12:00:00',
  ' 2026-12-31T12:00:00Z\n',
  '2026-12-31T24:00:00Z',
  '2026-12-31T12:00:00.12345678901234567890Z',
  '2026-12-31T12:00:00+14:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999999Z',
])('accepted: the SigningTime %j, which proves nothing', time => {
  const facts = signingTime.replace('2026-12-31T12:00:00Z', time) + signingCertificate(seal.certificate)
  expect(accept(forge({ facts })).request.context.type).toBe('Nip')
})

test.each<[string, Partial<CertificateShape>]>([
  ['ends in 9999, which means never', { notAfter: generalizedTime('99991231235959Z') }],
  ['ends before 2050 and says so in four digits', { notAfter: generalizedTime('20400101000000Z') }],
  ['began in 1950', { notBefore: utcTime('500101000000Z') }],
  ['began in the year 1', { notBefore: generalizedTime('00010101000000Z') }],
  ['has no positive serial number', { serial: '80' }],
  ['has a serial number of 40 octets', { serial: '40'.repeat(40) }],
  ['is an authority, as openssl req -x509 makes them', { extensions: [extension('2.5.29.19', authority, true)] }],
  ['has an unknown extension that is not critical', { extensions: [extension('1.2.3.4', Buffer.from([5, 0]))] }],
])('accepted: a certificate that %s', (_, shape) => {
  expect(accept(forge({ by: forgeCertificate(shape) })).certificate.nip).toBe('5265877635')
})

test('a certificate is in force to its last moment, and a minute before its first', () => {
  const { certificate } = accept(forge())
  expect(accept(forge(), { now: certificate.validTo })).toBeDefined()
  expect(accept(forge(), { now: certificate.validFrom - 60_000 })).toBeDefined()
  expect(() => accept(forge(), { now: certificate.validTo + 0.5 })).toThrow('21115')
})
