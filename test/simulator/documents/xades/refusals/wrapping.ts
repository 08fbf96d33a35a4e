import {
  fill,
  forge,
  ns,
  person,
  requestContent,
  seal,
  signingCertificate,
  signingTime,
  template,
  x509Data,
} from '../forge.ts'
import { change, enveloping, good, other, type Refusal, request } from './refusal.ts'

const forged = requestContent.replace('5265877635', '1111111111')
const insertBefore = (mark: string, piece: string) => (): string => change(good(), mark, piece + mark)

/** Signature wrapping: signed content moved aside, forged content in its place. */
export const wrappingRefusals: readonly Refusal[] = [
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
    explains: /has invalid child element 'Signature'/,
  },
  {
    title: 'wrapping: KeyInfo of another namespace with the victim’s certificate',
    document: () => change(good(), '<ds:KeyInfo ', `<ds:KeyInfo xmlns:ds="urn:x" `),
    error: 'signatureSchema',
    explains: /KeyInfo where XML Signature has none/,
  },
]
