import { forge, ns, reference, resign, seal, transform } from '../forge.ts'
import { change, enveloping, good, properties, type Refusal, whole } from './refusal.ts'

const rehash = (text: string, from: string | RegExp, to: string): string => resign(change(text, from, to), seal)

/** A digest that does not hold. */
export const digestRefusals: readonly Refusal[] = [
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
