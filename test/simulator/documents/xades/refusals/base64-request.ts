import { ns, reference, requestContent, transform } from '../forge.ts'
import { enveloping, properties, type Refusal, request } from './refusal.ts'

const base64Object = (octets: string | Uint8Array): string =>
  enveloping(`<ds:Object Id="Request">${Buffer.from(octets).toString('base64')}</ds:Object>`, {
    references: [reference({ uri: '#Request', transforms: [transform(ns.base64)] }), properties],
  })

/** A request that came as Base64 passes the same gates; an object may hold something else. */
export const innerRefusals: readonly Refusal[] = [
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
