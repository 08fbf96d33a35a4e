import { forge, itsProperties, ns, reference, transform } from '../forge.ts'
import { change, good, properties, type Refusal, whole } from './refusal.ts'

const filter2 = (filter: string, text: string): string =>
  transform(ns.filter2, `<f:XPath xmlns:f="${ns.filter2}" Filter="${filter}">${text}</f:XPath>`)
const xpath = (text: string): string => transform(ns.xpath, `<ds:XPath>${text}</ds:XPath>`)

/** The references do not cover what they must, or more than they may. */
export const referenceRefusals: readonly Refusal[] = [
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
    title: 'a reference to an identifier spelled ID',
    document: () => change(good(), ' Id="Properties"', ' ID="Properties"'),
    error: 'referenceNotFound',
    explains: /No element of the document has Id="Properties"/,
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
      [xpath('not(ancestor-or-self::ds:Signature or self::*[local-name()="Nip"])')],
    ],
    ['an XPath that leaves everything out', [xpath('false()')]],
    ['an XPath with a prefix of another namespace', [xpath('not(ancestor-or-self::xades:Signature)')]],
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
    document: () => forge({ references: [whole, reference({ ...itsProperties, transforms: [xpath('true()')] })] }),
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
