import { forge, ns, reference, transform, wholeRequest } from '../forge.ts'
import { change, good, properties, type Refusal, request } from './refusal.ts'

const signatureOf = (text: string): string => /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(text)?.[0] ?? ''

/** The signature is missing, repeated or built wrongly. */
export const structureRefusals: readonly Refusal[] = [
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
    explains: /more than 3 elements Reference/,
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
