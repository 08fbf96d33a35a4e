import { full, type Hostile, pumped } from '../hostile.ts'

/** Bodies of JSON that are large, deep, or full of what nobody asked for. */

const json = { 'Content-Type': 'application/json' }
const person = 'POST /v2/testdata/person/remove'
const send = 'POST /v2/sessions/online/{session}/invoices'
const mebi = 1024 * 1024

export const inputs: readonly Hostile[] = [
  {
    title: 'a body of 300 KB where no invoice is carried',
    asked: person,
    sent: () => ({ headers: json, body: pumped(300 * 1024, 'x', '{"nip":"', '"}') }),
    status: 413,
    explains: /larger than 262144 bytes/,
  },
  {
    title: 'a body of 16 MB where no invoice is carried',
    asked: person,
    sent: () => ({ headers: json, body: new Uint8Array(16 * mebi) }),
    status: 413,
    explains: /larger than 262144 bytes/,
  },
  {
    title: 'a chunked body without an end',
    asked: person,
    // Made anew: a stream is read once.
    sent: () => ({
      headers: json,
      get body() {
        return new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(64 * 1024)) })
      },
    }),
    status: 413,
  },
  {
    title: 'lists in lists, as many as a body holds',
    asked: person,
    sent: () => ({ headers: json, body: pumped(full, '[') }),
    status: 400,
    code: 21001,
    explains: /nests deeper than 64/,
  },
  {
    title: 'objects in objects below a member',
    asked: person,
    sent: () => ({ headers: json, body: pumped(full, '{"a":', '{"nip":') }),
    status: 400,
    code: 21001,
    explains: /nests deeper than 64/,
  },
  {
    title: 'fifteen thousand members that nobody knows',
    asked: person,
    sent: () => ({ json: Object.fromEntries(Array.from({ length: 15_000 }, (_, at) => [`m${at}`, at])) }),
    status: 400,
    code: 21405,
  },
  {
    title: 'a million members beside an invoice',
    asked: send,
    sent: ({ accessToken }) => ({
      bearer: accessToken,
      headers: json,
      body: `{${Array.from({ length: 1_000_000 }, (_, at) => `"m${at}":1`).join(',')}}`,
    }),
    status: 400,
    code: 21001,
    explains: /more than 262144 texts/,
    times: 1000,
  },
  {
    title: '16 MB of small numbers in place of an invoice',
    asked: send,
    sent: ({ accessToken }) => ({ bearer: accessToken, headers: json, body: pumped(16 * mebi, '1,', '[', '1]') }),
    status: 400,
    code: 21001,
    explains: /more than 262144 texts/,
    times: 1000,
  },
  {
    title: '16 MB of escaped quotes in place of an invoice',
    asked: send,
    sent: ({ accessToken }) => ({ bearer: accessToken, headers: json, body: pumped(16 * mebi, '\\"', '{"a":"', '"}') }),
    status: 400,
    code: 21001,
    explains: /more than 262144 texts/,
    times: 1000,
  },
  {
    title: '16 MB of something else than Base64 as an invoice',
    asked: send,
    sent: ({ accessToken }) => ({
      bearer: accessToken,
      headers: json,
      body: pumped(16 * mebi, '*', '{"encryptedInvoiceContent":"', '"}'),
    }),
    status: 400,
    code: 21001,
    explains: /encryptedInvoiceContent: "\*{200}…" is no Base64/,
    // Read, decoded and parsed once: a text of this size is what the operation is for.
    times: 2000,
  },
]
