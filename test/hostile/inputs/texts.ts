import { forge, ns } from '../../simulator/documents/xades/forge.ts'
import { full, type Hostile, pumped } from '../hostile.ts'

/** Long texts where an answer or an explanation quotes what it was given: the sentence ends all the same. */

const long = pumped(full - 12_000, 'x')
const stamp = 'POST /v2/auth/xades-signature'
const xml = { 'Content-Type': 'application/xml' }

const stamped = (title: string, document: () => string, code: number, explains: RegExp): Hostile => {
  let body: string | undefined
  return {
    title,
    asked: stamp,
    sent: () => {
      body ??= document()
      return { headers: xml, body }
    },
    status: 400,
    code,
    explains,
    beside: 'stamp',
    times: 20,
  }
}
const changed = (from: string | RegExp, to: string) => () => {
  const document = forge()
  const after = document.replace(from, to)
  if (after === document) throw new Error(`nothing to change: ${from}`)
  return after
}

export const inputs: readonly Hostile[] = [
  stamped(
    'two elements with one Id of 240 KB',
    changed(
      '<ds:SignatureMethod ',
      `<ds:SignatureMethod Id="${long.slice(long.length / 2)}" ID="${long.slice(long.length / 2)}" `,
    ),
    9105,
    /has the Id "x{200}…", so a reference to it would be ambiguous\.$/,
  ),
  stamped(
    'a reference that leads to 240 KB elsewhere',
    changed('URI=""', `URI="http://${long}"`),
    9105,
    /leads out of the document: detached signatures are not accepted\.$/,
  ),
  stamped(
    'a reference to an Id of 240 KB that nobody has',
    changed('URI=""', `URI="#${long}"`),
    9105,
    /^No element of the document has Id="x{200}…"\.$/,
  ),
  stamped(
    'an algorithm of 240 KB',
    changed(ns.sha256, long),
    9105,
    /is not among those KSeF allows \(auth\/podpis-xades\.md\)\.$/,
  ),
  stamped(
    'a digest of 240 KB',
    changed(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${pumped(full - 12_000, 'AAAA')}`),
    9105,
    /it covers is \S{44}\.$/,
  ),
  stamped('a root of 240 KB', () => `<a${long}/>`, 21001, /^The document is not well-formed XML: /),
  stamped('a root of 40 KB', () => `<a${long.slice(0, 40_000)}/>`, 9101, /nor a signature around one\.$/),
  stamped(
    'an encoding of 240 KB',
    () => `<?xml version="1.0" encoding="${long}"?><a/>`,
    21217,
    /KSeF takes UTF-8 only\.$/,
  ),
  stamped('a challenge of 240 KB', changed(/<Challenge>[^<]*/, `<Challenge>${long}`), 21401, /breaks schema 2\.0/),
  {
    title: 'an enumeration value of 250 KB',
    asked: 'POST /v2/auth/ksef-token',
    sent: () => ({ json: { contextIdentifier: { type: pumped(full - 200, 'x'), value: '1' } } }),
    status: 400,
    code: 21001,
    explains:
      /^The body cannot be read\. contextIdentifier\.type: "x{200}…" is none of Nip, InternalId, NipVatUe, PeppolId\.$/,
  },
  {
    title: 'a content type of 12 KB',
    asked: 'POST /v2/testdata/person/remove',
    sent: () => ({ headers: { 'Content-Type': pumped(12_000, 'text/') }, body: '{}' }),
    status: 415,
    explains: /this operation takes application\/json\.$/,
  },
  {
    title: 'a challenge of 250 KB',
    asked: 'POST /v2/auth/ksef-token',
    sent: () => ({
      json: {
        challenge: pumped(full - 300, '20260119-CR-'),
        contextIdentifier: { type: 'Nip', value: '5265877635' },
        encryptedToken: 'AAAA',
      },
    }),
    status: 400,
    code: 21405,
    explains: /'challenge' is not in the correct format\.$/,
  },
  {
    title: 'a warning of 12 KB that is asked for',
    asked: 'GET /v2/tokens',
    sent: () => ({ headers: { 'X-Test-System-Warning': pumped(12_000, 'w') } }),
    status: 401,
  },
]
