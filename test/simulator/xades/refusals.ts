import { createPublicKey, sign as signOctets } from 'node:crypto'
import type { ErrorName } from '../../../contracts/errors.ts'
import type { VerifyOptions } from '../../../simulator/xades/issuer.ts'
import {
  certDigest,
  der,
  fill,
  fixture,
  forge,
  itsProperties,
  ns,
  person,
  reference,
  requestContent,
  resign,
  seal,
  signer,
  signingCertificate,
  signingTime,
  template,
  transform,
  wholeRequest,
  x509Data,
} from './forge.ts'

export interface Refusal {
  readonly title: string
  readonly document: () => string | Uint8Array
  readonly error: ErrorName
  /** What the explanation must say. */
  readonly explains: RegExp
  readonly options?: Partial<VerifyOptions>
  /** The detail of the answer, where it is recorded or .NET's. */
  readonly detail?: string
}

const good = (): string => forge()
const change = (text: string, from: string | RegExp, to: string): string => {
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`nothing to change: ${from}`)
  return changed
}
const withContent = (from: string | RegExp, to: string) => (): string =>
  forge({ content: change(requestContent, from, to) })
const more = { xpath: (text: string) => transform(ns.xpath, `<ds:XPath>${text}</ds:XPath>`) }
const properties = reference(itsProperties)
const whole = reference(wholeRequest)
const filter2 = (filter: string, text: string): string =>
  transform(ns.filter2, `<f:XPath xmlns:f="${ns.filter2}" Filter="${filter}">${text}</f:XPath>`)
const other = signer('rsa-person-pesel')
const insertBefore = (mark: string, piece: string) => (): string => change(good(), mark, piece + mark)
const enveloping = (object: string, shape = {}): string => forge({ by: person, format: 'enveloping', object, ...shape })
const base64Object = (octets: string | Uint8Array): string =>
  enveloping(`<ds:Object Id="Request">${Buffer.from(octets).toString('base64')}</ds:Object>`, {
    references: [reference({ uri: '#Request', transforms: [transform(ns.base64)] }), properties],
  })
const request = (content: string = requestContent): string =>
  `<AuthTokenRequest xmlns="${ns.request}">${content}</AuthTokenRequest>`
const signatureOf = (text: string): string => /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(text)?.[0] ?? ''
const rehash = (text: string, from: string | RegExp, to: string): string => resign(change(text, from, to), seal)
const derValue = (text: string): string => {
  const raw = Buffer.from(/SignatureValue>([^<]*)/.exec(text)?.[1] ?? '', 'base64')
  const integer = (bytes: Buffer) => Buffer.concat([Buffer.from([2, bytes.length + 1, 0]), bytes])
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))])
  const value = Buffer.concat([Buffer.from([0x30, body.length]), body])
  return change(text, /(SignatureValue>)[^<]*/, `$1${value.toString('base64')}`)
}

const octetRefusals: Refusal[] = [
  {
    title: 'a document of more than 256 KiB',
    document: () => change(good(), '<ds:Signature ', `<!--${'x'.repeat(256 * 1024)}--><ds:Signature `),
    error: 'validationFailed',
    explains: /bytes; the simulator takes at most/,
  },
  {
    title: 'octets that are not UTF-8',
    document: () =>
      Buffer.from(good().replace('<ds:Signature ', '<!--ł--><ds:Signature ').replace('ł', '\xb3'), 'latin1'),
    error: 'invalidEncoding',
    explains: /not UTF-8/,
  },
  {
    title: 'UTF-16 with its mark',
    document: () => Buffer.from(`\ufeff${good()}`, 'utf16le'),
    error: 'invalidEncoding',
    explains: /not UTF-8/,
  },
  {
    title: 'UTF-8 that calls itself ISO-8859-2',
    document: () => `<?xml version="1.0" encoding="ISO-8859-2"?>${good()}`,
    error: 'invalidEncoding',
    explains: /encoding="ISO-8859-2"/,
  },
  {
    title: 'a document type without anything in it',
    document: () => `<!DOCTYPE AuthTokenRequest>${good()}`,
    error: 'invalidDocument',
    explains: /DOCTYPE/,
  },
  {
    title: 'a document type behind comments and instructions',
    document: () => `<?xml version="1.0"?>\n<!-- a --><?b c?>\n<!DOCTYPE AuthTokenRequest []>${good()}`,
    error: 'invalidDocument',
    explains: /DOCTYPE/,
  },
  {
    title: 'an entity in the NIP',
    document: () => `<!DOCTYPE a [<!ENTITY n "5265877635">]>${good().replace('<Nip>5265877635', '<Nip>&n;')}`,
    error: 'invalidDocument',
    explains: /entities/,
  },
  {
    title: 'an external entity',
    document: () => `<!DOCTYPE a [<!ENTITY n SYSTEM "file:///etc/passwd">]>${good().replace('<Nip>', '<Nip>&n;')}`,
    error: 'invalidDocument',
    explains: /entities/,
  },
  {
    title: '5,000 elements',
    document: () => forge({ objects: `<ds:Object>${'<a/>'.repeat(5000)}</ds:Object>` }),
    error: 'validationFailed',
    explains: /pieces of markup/,
  },
  {
    title: '2,000 attributes',
    document: () => change(good(), 'Id="Signature"', Array.from({ length: 2000 }, (_, i) => `a${i}="" `).join('')),
    error: 'validationFailed',
    explains: /attributes/,
  },
  {
    title: '300 namespaces',
    document: () =>
      change(good(), 'Id="Signature"', Array.from({ length: 300 }, (_, i) => ` xmlns:a${i}="urn:a"`).join('')),
    error: 'validationFailed',
    explains: /namespace declarations/,
  },
  {
    title: '1,000 references',
    document: () => change(good(), /<ds:Reference URI="">.*?<\/ds:Reference>/, '<ds:Reference URI=""/>'.repeat(1000)),
    error: 'validationFailed',
    explains: /attributes/,
  },
  {
    title: '1,000 transforms',
    document: () => change(good(), /<ds:Transform .*?\/>/, transform(ns.exclusive).repeat(1000)),
    error: 'validationFailed',
    explains: /attributes/,
  },
  {
    title: '10,000 nested elements',
    document: () => change(good(), '<ds:Object>', `<ds:Object>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`),
    error: 'validationFailed',
    explains: /pieces of markup/,
  },
  {
    title: '5 MB of Base64',
    document: () => change(good(), /(SignatureValue>)[^<]*/, `$1${'A'.repeat(5 * 1024 * 1024)}`),
    error: 'validationFailed',
    explains: /bytes/,
  },
  ...[
    ['a document cut short', () => good().slice(0, -10)],
    ['an entity nobody declared', () => good().replace('<Nip>', '<Nip>&who;')],
    ['two roots', () => `${good()}<a/>`],
    ['a prefix nobody bound', () => good().replace('<Nip>', '<q:Nip>')],
    ['one attribute twice', () => good().replace('Id="Signature"', 'Id="Signature" Id="Signature"')],
    ['a control character', () => good().replace('<Nip>', '<Nip>\u0001')],
    ['300 nested elements', () => good().replace('<Nip>', '<a>'.repeat(300)).replace('</Nip>', '</a>'.repeat(300))],
    ['an empty body', () => ''],
  ].map(
    ([title, document]): Refusal => ({
      title: title as string,
      document: document as () => string,
      error: 'unreadableContent',
      explains: /not well-formed/,
    }),
  ),
  {
    title: 'XML 1.1',
    document: () => `<?xml version="1.1"?>${good()}`,
    error: 'unreadableContent',
    explains: /version 1\.1/,
  },
]

const requestRefusals: Refusal[] = [
  {
    title: 'another root',
    document: () => `<Envelope>${good()}</Envelope>`,
    error: 'invalidDocument',
    explains: /The root is \{\}Envelope/,
  },
  {
    title: 'an AuthTokenRequest of another namespace',
    document: () =>
      forge({ around: (content, signature) => `<AuthTokenRequest>${content}${signature}</AuthTokenRequest>` }),
    error: 'invalidDocument',
    explains: /auth\/token\/2\.1/,
  },
  {
    title: 'a NIP that breaks its pattern',
    document: withContent('5265877635', '0265877635'),
    error: 'schemaMismatch',
    explains: /schema 2\.0/,
    detail: `The '${ns.request}:Nip' element is invalid - The value '0265877635' is invalid according to its datatype '${ns.request}:TNIP' - The Pattern constraint failed.`,
  },
  {
    title: 'a challenge that breaks its pattern',
    document: withContent('20261122-CR', '20261122-XX'),
    error: 'schemaMismatch',
    explains: /Challenge/,
    detail: `The '${ns.request}:Challenge' element is invalid - The value '20261122-XX-226FB7B000-3ACF9BE4C0-10' is invalid according to its datatype 'Token' - The Pattern constraint failed.`,
  },
  {
    title: 'an unknown SubjectIdentifierType',
    document: withContent('certificateSubject', 'certificate'),
    error: 'schemaMismatch',
    explains: /SubjectIdentifierType/,
    detail: `The '${ns.request}:SubjectIdentifierType' element is invalid - The value 'certificate' is invalid according to its datatype '${ns.request}:SubjectIdentifierTypeEnum' - The Enumeration constraint failed.`,
  },
  {
    title: 'a request without SubjectIdentifierType',
    document: withContent(/<SubjectIdentifierType>.*/, ''),
    error: 'schemaMismatch',
    explains: /Missing child/,
    detail: `The element 'AuthTokenRequest' in namespace '${ns.request}' has incomplete content. List of possible elements expected: 'SubjectIdentifierType' in namespace '${ns.request}'.`,
  },
  {
    title: 'a context without an identifier',
    document: withContent(/<Nip>.*<\/Nip>/, ''),
    error: 'schemaMismatch',
    explains: /Missing child/,
    detail: `The element 'ContextIdentifier' in namespace '${ns.request}' has incomplete content. List of possible elements expected: 'Nip, InternalId, NipVatUe, PeppolId' in namespace '${ns.request}'.`,
  },
  {
    title: 'an element nobody expects',
    document: withContent('<SubjectIdentifierType>', '<Extra xmlns=""/><SubjectIdentifierType>'),
    error: 'schemaMismatch',
    explains: /not expected/,
    detail: `The element 'AuthTokenRequest' in namespace '${ns.request}' has invalid child element 'Extra'. List of possible elements expected: 'SubjectIdentifierType' in namespace '${ns.request}'.`,
  },
  {
    title: 'xsi:nil on the request',
    document: () =>
      forge({
        around: (_, signature) =>
          `<AuthTokenRequest xmlns="${ns.request}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">${signature}</AuthTokenRequest>`,
      }),
    error: 'schemaMismatch',
    explains: /nillable/,
    detail:
      "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the instance.",
  },
  {
    title: 'an attribute Id on the enveloped request',
    document: () => change(good(), '<AuthTokenRequest ', '<AuthTokenRequest Id="a" '),
    error: 'schemaMismatch',
    explains: /attribute/,
    detail: "The 'Id' attribute is not declared.",
  },
  {
    title: 'eleven addresses',
    document: () =>
      forge({
        content: `${requestContent}<AuthorizationPolicy><AllowedIps>${'<Ip4Address>10.0.0.1</Ip4Address>'.repeat(11)}</AllowedIps></AuthorizationPolicy>`,
      }),
    error: 'schemaMismatch',
    explains: /Ip4Address/,
  },
  {
    title: 'a schema fault, before a broken signature is looked at',
    document: () => change(good(), '<Nip>5265877635', '<Nip>1'),
    error: 'schemaMismatch',
    explains: /Nip/,
  },
  {
    title: 'a schema fault in an enveloping signature, before the signature is looked at',
    document: () => change(forge({ by: person, format: 'enveloping' }), '<Nip>5265877635', '<Nip>1'),
    error: 'schemaMismatch',
    explains: /Nip/,
  },
]

const structureRefusals: Refusal[] = [
  { title: 'no signature', document: () => request(), error: 'signatureMissing', explains: /no child ds:Signature/ },
  {
    title: 'two signatures side by side',
    document: () => change(good(), '</AuthTokenRequest>', `${signatureOf(good())}</AuthTokenRequest>`),
    error: 'tooManySignatures',
    explains: /2 signatures/,
  },
  {
    title: 'a signature inside an object of the signature',
    document: () => forge({ objects: `<ds:Object>${signatureOf(good())}</ds:Object>` }),
    error: 'tooManySignatures',
    explains: /2 signatures/,
  },
  {
    title: 'a SignedInfo without a reference',
    document: () => forge({ references: [] }),
    error: 'signatureSchema',
    explains: /lacks its Reference/,
    detail: `Błąd walidacji XSD: cvc-complex-type.2.4.b: The content of element 'SignedInfo' is not complete. One of '{"${ns.ds}":Reference}' is expected.`,
  },
  {
    title: 'two SignedInfo',
    document: () => change(good(), '<ds:SignatureValue>', '<ds:SignedInfo/><ds:SignatureValue>'),
    error: 'signatureSchema',
    explains: /SignedInfo where XML Signature has SignatureValue/,
  },
  {
    title: 'an element behind the objects',
    document: () => change(good(), '</ds:Signature>', '<ds:Foo/></ds:Signature>'),
    error: 'signatureSchema',
    explains: /Foo where XML Signature has none/,
  },
  {
    title: 'a comment in a DigestValue',
    document: () => change(good(), '<ds:DigestValue>', '<ds:DigestValue><!--x-->'),
    error: 'signatureSchema',
    explains: /DigestValue must be Base64 text/,
  },
  {
    title: 'a processing instruction in the SignatureValue',
    document: () => change(good(), '<ds:SignatureValue>', '<ds:SignatureValue><?x y?>'),
    error: 'signatureSchema',
    explains: /SignatureValue must be Base64 text/,
  },
  {
    title: 'Base64 with other characters in it',
    document: () => change(good(), '<ds:SignatureValue>', '<ds:SignatureValue>-_'),
    error: 'signatureSchema',
    explains: /SignatureValue must be Base64 text/,
  },
  {
    title: 'a method without algorithm',
    document: () => change(good(), /<ds:SignatureMethod [^>]*>/, '<ds:SignatureMethod/>'),
    error: 'signatureSchema',
    explains: /names no algorithm/,
  },
  {
    title: 'ten references',
    document: () => change(good(), /<ds:Reference URI="">.*?<\/ds:Reference>/, '<ds:Reference URI=""/>'.repeat(10)),
    error: 'signatureSchema',
    explains: /more than 7 elements Reference/,
  },
  {
    title: 'ten transforms',
    document: () =>
      forge({ references: [reference({ uri: '', transforms: Array(10).fill(transform(ns.exclusive)) })] }),
    error: 'signatureSchema',
    explains: /more than 3 elements Transform/,
  },
  {
    title: 'a reference without URI',
    document: () => forge({ references: [reference({ ...wholeRequest, uri: undefined }), properties] }),
    error: 'signatureProfile',
    explains: /no URI/,
  },
]

const algorithmRefusals: Refusal[] = [
  ...[
    ['HMAC with the public key as secret', { method: `${ns.ds}hmac-sha1` }, /signature method .*hmac-sha1/],
    ['RSA with MD5', { method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5' }, /rsa-md5/],
    ['DSA', { method: `${ns.ds}dsa-sha1` }, /dsa-sha1/],
    ['an unknown canonicalisation of SignedInfo', { canonicalization: 'urn:c14n' }, /urn:c14n/],
    [
      'a digest of MD5',
      {
        references: [reference({ ...wholeRequest, digest: 'http://www.w3.org/2001/04/xmldsig-more#md5' }), properties],
      },
      /digest method .*md5/,
    ],
    [
      'a digest of RIPEMD-160',
      {
        references: [reference({ ...wholeRequest, digest: 'http://www.w3.org/2001/04/xmlenc#ripemd160' }), properties],
      },
      /ripemd160/,
    ],
    [
      'XSLT',
      { references: [reference({ uri: '', transforms: [transform('http://www.w3.org/TR/1999/REC-xslt-19991116')] })] },
      /xslt/,
    ],
    [
      'a prefix list under C14N 1.0',
      {
        references: [
          reference({
            uri: '',
            transforms: [
              transform(ns.enveloped),
              transform(ns.c14n, `<e:InclusiveNamespaces xmlns:e="${ns.exclusive}" PrefixList="a"/>`),
            ],
          }),
          properties,
        ],
      },
      /parameter .*InclusiveNamespaces/,
    ],
  ].map(
    ([title, shape, explains]): Refusal => ({
      title: title as string,
      document: () => forge(shape as object),
      error: 'unsupportedAlgorithm',
      explains: explains as RegExp,
    }),
  ),
  {
    title: 'a parameter of the signature method',
    document: () =>
      rehash(
        good(),
        /(<ds:SignatureMethod [^>]*)\/>/,
        '$1><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>',
      ),
    error: 'unsupportedAlgorithm',
    explains: /takes no parameters/,
  },
  ...(['demo', 'prod'] as const).map(
    (profile): Refusal => ({
      title: `SHA-1 on ${profile}`,
      document: () => forge({ method: `${ns.ds}rsa-sha1` }),
      error: 'unsupportedAlgorithm',
      explains: /refuses SHA-1/,
      options: { profile },
    }),
  ),
  {
    title: 'a SHA-1 digest on demo',
    document: () => forge({ references: [reference({ ...wholeRequest, digest: `${ns.ds}sha1` }), properties] }),
    error: 'unsupportedAlgorithm',
    explains: /refuses SHA-1/,
    options: { profile: 'demo' },
  },
]

const referenceRefusals: Refusal[] = [
  {
    title: 'two elements with one Id',
    document: () => forge({ objects: '<ds:Object Id="Properties"/>' }),
    error: 'signatureSchema',
    explains: /More than one element has the Id "Properties"/,
  },
  {
    title: 'two elements with one identifier in two spellings',
    document: () => forge({ objects: '<ds:Object><a ID="Properties"/></ds:Object>' }),
    error: 'signatureSchema',
    explains: /More than one element has the Id/,
  },
  {
    title: 'XML Signature without XAdES',
    document: () => forge({ references: [whole], qualifying: '' }),
    error: 'signatureProfile',
    explains: /not XAdES/,
  },
  {
    title: 'QualifyingProperties twice',
    document: () => forge({ objects: '<ds:Object><xades:QualifyingProperties Target="#Signature"/></ds:Object>' }),
    error: 'signatureProfile',
    explains: /more than one QualifyingProperties/,
  },
  {
    title: 'QualifyingProperties of another signature',
    document: () => forge({ target: '#Other' }),
    error: 'signatureProfile',
    explains: /Target="#Other"/,
  },
  {
    title: 'QualifyingProperties that do not begin with SignedProperties',
    document: () => forge({ properties: '<xades:UnsignedProperties Id="Properties"/>' }),
    error: 'signatureProfile',
    explains: /must begin with its only SignedProperties/,
  },
  ...['https://example.com/a.xml', 'file:///etc/passwd', 'Request', '#xpointer(/)', "#xpointer(id('Properties'))"].map(
    (uri): Refusal => ({
      title: `a reference to ${uri}`,
      document: () => forge({ references: [reference({ uri, value: 'AAAA' }), properties] }),
      error: 'signatureProfile',
      explains: /leads out of the document/,
    }),
  ),
  {
    title: 'a reference to nothing',
    document: () => forge({ references: [whole, properties, reference({ uri: '#Nothing', value: 'AAAA' })] }),
    error: 'referenceNotFound',
    explains: /No element of the document has Id="Nothing"/,
    detail: "Element wskazywany przez referencję '#Nothing' nie został odnaleziony.",
  },
  {
    title: 'a signature of SignedProperties only',
    document: () => forge({ references: [properties] }),
    error: 'signatureProfile',
    explains: /0 references of the enveloped signature cover the AuthTokenRequest/,
  },
  {
    title: 'two references to the request',
    document: () => forge({ references: [whole, whole, properties] }),
    error: 'signatureProfile',
    explains: /2 references/,
  },
  ...[
    ['no transform at all', []],
    ['canonicalisation alone', [transform(ns.exclusive)]],
    ['two canonicalisations', [transform(ns.enveloped), transform(ns.exclusive), transform(ns.c14n)]],
    ['canonicalisation before the signature is out', [transform(ns.exclusive), transform(ns.enveloped)]],
    ['Base64 of the request', [transform(ns.enveloped), transform(ns.base64)]],
    [
      'an XPath that also leaves out the context',
      [more.xpath('not(ancestor-or-self::ds:Signature or self::*[local-name()="Nip"])')],
    ],
    ['an XPath that leaves everything out', [more.xpath('false()')]],
    ['an XPath with a prefix of another namespace', [more.xpath('not(ancestor-or-self::xades:Signature)')]],
    [
      'an XPath with two expressions',
      [transform(ns.xpath, '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath><ds:XPath>1</ds:XPath>')],
    ],
    ['a filter that intersects', [filter2('intersect', '/descendant::ds:Signature')]],
    ['a filter that subtracts more', [filter2('subtract', '/descendant::*')]],
    ['a filter with a prefix of another namespace', [filter2('subtract', '/descendant::xades:Signature')]],
  ].map(
    ([title, transforms]): Refusal => ({
      title: `a request reference with ${title}`,
      document: () =>
        forge({ references: [reference({ uri: '', transforms: transforms as string[], value: 'AAAA' }), properties] }),
      error: 'signatureProfile',
      explains: /do not say: the whole request without the signature/,
    }),
  ),
  {
    title: 'no reference of the type of SignedProperties',
    document: () => forge({ references: [whole, reference({ ...itsProperties, type: undefined })] }),
    error: 'signatureProfile',
    explains: /XAdES needs one/,
  },
  {
    title: 'the type of SignedProperties on another element',
    document: () => forge({ references: [whole, reference({ ...itsProperties, uri: '#KeyInfo' })] }),
    error: 'signatureProfile',
    explains: /does not mean the SignedProperties of this signature/,
  },
  {
    title: 'SignedProperties with a transform that could leave something out',
    document: () => forge({ references: [whole, reference({ ...itsProperties, transforms: [more.xpath('true()')] })] }),
    error: 'signatureProfile',
    explains: /no other transform/,
  },
  {
    title: 'a signed manifest',
    document: () =>
      forge({
        objects: '<ds:Object><ds:Manifest Id="Manifest"/></ds:Object>',
        references: [whole, properties, reference({ uri: '#Manifest', type: `${ns.ds}Manifest` })],
      }),
    error: 'signatureProfile',
    explains: /neither the request, nor SignedProperties, nor KeyInfo/,
  },
]

const digestRefusals: Refusal[] = [
  {
    title: 'a request changed after signing',
    document: () => change(good(), '<Nip>5265877635', '<Nip>1111111111'),
    error: 'digestMismatch',
    explains: /DigestValue says .*=, but the sha256 of the \d+ octets it covers is .*=/,
    detail: "Nieprawidłowa wartość skrótu dla referencji wskazującej na element ''.",
  },
  {
    title: 'SignedProperties changed after signing',
    document: () => change(good(), '2026-12-31T12', '2026-12-30T12'),
    error: 'digestMismatch',
    explains: /Reference "#Properties"/,
    detail: "Nieprawidłowa wartość skrótu dla referencji wskazującej na element 'Properties'.",
  },
  {
    title: 'a signed KeyInfo changed after signing',
    document: () => {
      const keyInfo = reference({ uri: '#KeyInfo', transforms: [transform(ns.exclusive)] })
      return change(forge({ references: [whole, properties, keyInfo] }), '<ds:X509Data>', '<ds:X509Data> ')
    },
    error: 'digestMismatch',
    explains: /Reference "#KeyInfo"/,
  },
  {
    title: 'a digest cut to its first octets',
    document: () => rehash(good(), /(<ds:DigestValue>[A-Za-z0-9+/]{16})[^<]*/, '$1'),
    error: 'digestMismatch',
    explains: /DigestValue says/,
  },
  {
    title: 'a relative namespace URI, which has no canonical form',
    document: () => change(good(), '<xades:SigningTime>', '<a xmlns="relative"/><xades:SigningTime>'),
    error: 'digestMismatch',
    explains: /cannot be made: Failed to canonicalize/,
  },
  {
    title: 'Base64 that is none',
    document: () =>
      enveloping('<ds:Object Id="Request">not Base64!</ds:Object>', {
        references: [reference({ uri: '#Request', transforms: [transform(ns.base64)] }), properties],
      }),
    error: 'digestMismatch',
    explains: /is not Base64/,
  },
]

const certificateRefusals: Refusal[] = [
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

const valueRefusals: Refusal[] = [
  {
    title: 'a signature by another key of the same kind',
    document: () => resign(good(), other),
    error: 'signatureDoesNotVerify',
    explains: /another key signed/,
    detail: 'Podpis zweryfikowany negatywnie.',
  },
  {
    title: 'a SignedInfo changed after signing',
    document: () => change(good(), /<ds:SignedInfo>/, '<ds:SignedInfo Id="a">'),
    error: 'signatureDoesNotVerify',
    explains: /SignedInfo was changed/,
  },
  {
    title: 'another digest of the same family named after signing',
    document: () => change(good(), '#rsa-sha256', '#rsa-sha512'),
    error: 'signatureDoesNotVerify',
    explains: /rsa-sha512/,
  },
  {
    title: 'an ECDSA method with an RSA certificate',
    document: () => change(good(), '#rsa-sha256', '#ecdsa-sha256'),
    error: 'signatureDoesNotVerify',
    explains: /holds a key of type rsa/,
  },
  {
    title: 'an ECDSA value in ASN.1 DER',
    document: () => derValue(forge({ by: person })),
    error: 'signatureDoesNotVerify',
    explains: /looks like ASN\.1 DER/,
  },
  {
    title: 'an ECDSA value of the wrong width',
    document: () =>
      change(forge({ by: person }), /(SignatureValue>)[^<]*/, `$1${Buffer.alloc(60, 7).toString('base64')}`),
    error: 'signatureDoesNotVerify',
    explains: /has 64 octets .* this one has 60/,
  },
  {
    title: 'an ECDSA value of zeros',
    document: () => change(forge({ by: person }), /(SignatureValue>)[^<]*/, `$1${Buffer.alloc(64).toString('base64')}`),
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
  {
    title: 'PSS with a salt of another length',
    document: () => {
      const text = forge({ method: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' })
      const short = signOctets('sha256', Buffer.from('x'), { key: seal.privateKey, padding: 6, saltLength: 8 })
      return change(text, /(SignatureValue>)[^<]*/, `$1${short.toString('base64')}`)
    },
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
  {
    title: 'the HMAC of SignedInfo under the public key, called RSA',
    document: () => {
      const secret = createPublicKey(seal.certificate).export({ type: 'spki', format: 'der' })
      return change(good(), /(SignatureValue>)[^<]*/, `$1${secret.subarray(0, 256).toString('base64')}`)
    },
    error: 'signatureDoesNotVerify',
    explains: /does not verify/,
  },
]

const forged = requestContent.replace('5265877635', '1111111111')

const wrappingRefusals: Refusal[] = [
  {
    title: 'wrapping: the signed request moved into an object, a forged one in its place',
    document: () =>
      change(good(), requestContent, forged).replace(
        '</ds:Signature>',
        `<ds:Object>${request()}</ds:Object></ds:Signature>`,
      ),
    error: 'digestMismatch',
    explains: /Reference ""/,
  },
  {
    title: 'wrapping: the signed request as a child of a forged one',
    document: () => request(`${forged}${good()}`),
    error: 'schemaMismatch',
    explains: /AuthTokenRequest/,
  },
  {
    title: 'wrapping: a forged request before the signed one under a new root',
    document: () => `<a>${request(forged)}${good()}</a>`,
    error: 'invalidDocument',
    explains: /The root is/,
  },
  {
    title: 'wrapping: a forged enveloping signature around the signed request',
    document: () =>
      change(
        forge({ by: person, format: 'enveloping' }),
        '</ds:Signature>',
        `<ds:Object>${request(forged)}</ds:Object></ds:Signature>`,
      ).replace(/<ds:Object Id="Request">.*?<\/ds:Object>/, whole =>
        `<ds:Object Id="Request">${whole}</ds:Object>`.replace('Id="Request"', ''),
      ),
    error: 'signatureProfile',
    explains: /0 references|cover/,
  },
  {
    title: 'wrapping: two requests in the signed object',
    document: () => enveloping(`<ds:Object Id="Request">${request()}${request(forged)}</ds:Object>`),
    error: 'schemaMismatch',
    explains: /not one AuthTokenRequest/,
    detail: `The '${ns.request}:AuthTokenRequest' element is not declared.`,
  },
  {
    title: 'wrapping: the request one level deeper in the signed object',
    document: () => enveloping(`<ds:Object Id="Request"><a>${request()}</a></ds:Object>`),
    error: 'schemaMismatch',
    explains: /not one AuthTokenRequest/,
  },
  {
    title: 'wrapping: a reference to an object outside the signature’s own',
    document: () =>
      forge({
        by: person,
        format: 'enveloping',
        object: `<ds:Object><a><ds:Object Id="Request">${request()}</ds:Object></a></ds:Object>`,
      }),
    error: 'signatureProfile',
    explains: /0 references/,
  },
  {
    title: 'wrapping: SignedProperties moved aside, others in their place',
    document: () => {
      const text = good()
      const original = /<xades:SignedProperties .*<\/xades:SignedProperties>/.exec(text)?.[0] ?? ''
      const fake = original.replace('Id="Properties"', 'Id="Other"').replace('2026-12-31', '2026-01-01')
      return change(text, original, fake).replace(
        '</ds:Signature>',
        `<ds:Object>${original}</ds:Object></ds:Signature>`,
      )
    },
    error: 'signatureProfile',
    explains: /does not mean the SignedProperties of this signature/,
  },
  {
    title: 'wrapping: SignedProperties twice under one Id',
    document: () => {
      const original = /<xades:SignedProperties .*<\/xades:SignedProperties>/.exec(good())?.[0] ?? ''
      return insertBefore('</ds:Signature>', `<ds:Object>${original}</ds:Object>`)()
    },
    error: 'signatureSchema',
    explains: /More than one element has the Id/,
  },
  {
    title: 'wrapping: the victim’s certificate first, the attacker’s second and named',
    document: () =>
      forge({
        by: other,
        keyInfo: x509Data(seal.certificate, other.certificate),
        facts: signingTime + signingCertificate(other.certificate),
      }),
    error: 'invalidCertificate',
    explains: /neither the signer's nor above it/,
  },
  {
    title: 'wrapping: the victim’s certificate named, the attacker’s key used',
    document: () =>
      fill(
        template({
          keyInfo: x509Data(seal.certificate, other.certificate),
          facts: signingTime + signingCertificate(seal.certificate),
        }),
        other,
      ),
    error: 'signatureDoesNotVerify',
    explains: /another key signed/,
  },
  {
    title: 'wrapping: a signature with a namespace that only looks like XML Signature',
    document: () => change(good(), `xmlns:ds="${ns.ds}"`, `xmlns:ds="${ns.ds.toUpperCase()}"`),
    error: 'schemaMismatch',
    explains: /not expected/,
  },
  {
    title: 'wrapping: KeyInfo of another namespace with the victim’s certificate',
    document: () => change(good(), '<ds:KeyInfo ', `<ds:KeyInfo xmlns:ds="urn:x" `),
    error: 'signatureSchema',
    explains: /KeyInfo where XML Signature has none/,
  },
]

const innerRefusals: Refusal[] = [
  {
    title: 'a Base64 request with a document type',
    document: () => base64Object(`<!DOCTYPE a [<!ENTITY n "5265877635">]>${request().replace('5265877635', '&n;')}`),
    error: 'invalidDocument',
    explains: /DOCTYPE/,
  },
  {
    title: 'a Base64 request that is not UTF-8',
    document: () => base64Object(Buffer.from(request(`<!--\xb3-->${requestContent}`), 'latin1')),
    error: 'invalidEncoding',
    explains: /not UTF-8/,
  },
  {
    title: 'a Base64 request with too many elements',
    document: () => base64Object(request('<a/>'.repeat(5000))),
    error: 'validationFailed',
    explains: /pieces of markup/,
  },
  {
    title: 'a Base64 request that is not well-formed',
    document: () => base64Object(request().slice(0, -1)),
    error: 'unreadableContent',
    explains: /not well-formed/,
  },
  {
    title: 'a Base64 request that breaks the schema',
    document: () => base64Object(request(requestContent.replace('5265877635', '1'))),
    error: 'schemaMismatch',
    explains: /Nip/,
  },
  {
    title: 'an enveloping signature around something else',
    document: () => enveloping('<ds:Object Id="Request"><a/></ds:Object>'),
    error: 'schemaMismatch',
    explains: /not one AuthTokenRequest/,
    detail: "The ':a' element is not declared.",
  },
]

/** Every way to be refused: what is sent, the answer, and what the explanation names. */
export const refusals: readonly Refusal[] = [
  ...octetRefusals,
  ...requestRefusals,
  ...structureRefusals,
  ...algorithmRefusals,
  ...referenceRefusals,
  ...digestRefusals,
  ...certificateRefusals,
  ...valueRefusals,
  ...wrappingRefusals,
  ...innerRefusals,
]
