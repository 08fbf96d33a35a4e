import { full, type Hostile, pumped } from '../hostile.ts'

/** A-Cube, whose published account anybody may sign in to. */

const json = { 'Content-Type': 'application/json' }
const mebi = 1024 * 1024
const webhook = { webhookType: 'invoice-sender', webhookUrl: 'http://127.0.0.1:9/' }
const uuid = '00000000-0000-4000-8000-000000000000'

export const inputs: readonly Hostile[] = [
  {
    title: 'A-Cube: a body of 10 MB where no invoice is carried',
    asked: 'POST /acube/webhooks',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, headers: json, body: new Uint8Array(10 * mebi) }),
    status: 413,
    explains: /larger than 262144 bytes/,
  },
  {
    title: 'A-Cube: an invoice of 6 MB',
    asked: 'POST /acube/invoices',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, headers: json, body: new Uint8Array(6 * mebi) }),
    status: 413,
    explains: /larger than 5242880 bytes/,
  },
  {
    title: 'A-Cube: a legal entity that the beginnings of JWTs fill',
    asked: 'POST /acube/webhooks',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, json: { legalEntity: pumped(full - 200, 'eyJ-'), ...webhook } }),
    status: 422,
    beside: 'acube',
  },
  {
    title: 'A-Cube: a legal entity of 4 KB that the beginnings of JWTs fill',
    asked: 'POST /acube/webhooks',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, json: { legalEntity: pumped(4000, 'eyJ-'), ...webhook } }),
    status: 422,
    explains: /^The account has no legal entity eyJ-[eyJ-]{195,200}…\.$/,
    beside: 'acube',
  },
  {
    title: 'A-Cube: a list of invoices that are none',
    asked: 'POST /acube/invoices/downloaded',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, json: { invoices: new Array(100_000).fill(1) } }),
    status: 422,
    beside: 'acube',
  },
  {
    title: 'A-Cube: an invoice with an address of 4 KB',
    asked: 'POST /acube/invoices/downloaded',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, json: { invoices: [pumped(4000, 'eyJ.')] } }),
    status: 422,
    explains: /^The account has no invoice /,
    beside: 'acube',
  },
  {
    title: 'A-Cube: a legal entity whose every member is wrong',
    asked: 'POST /acube/legal-entities',
    sent: ({ acubeToken }) => ({
      bearer: acubeToken,
      json: {
        name: pumped(100_000, 'n'),
        nip: pumped(60_000, '5'),
        email: pumped(60_000, 'a@'),
        url: 'x'.repeat(20_000),
      },
    }),
    status: 422,
    beside: 'acube',
  },
  {
    title: 'A-Cube: lists in lists as an invoice',
    asked: 'POST /acube/invoices/v3/validate',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, headers: json, body: pumped(5 * mebi, '[', '', ']') }),
    status: 400,
    explains: /nests deeper than 64/,
    beside: 'acube',
  },
  {
    title: 'A-Cube: 200 000 members that nobody knows as an invoice',
    asked: 'POST /acube/invoices/v3/validate',
    sent: ({ acubeToken }) => ({
      bearer: acubeToken,
      json: Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`m${at}`, at])),
    }),
    status: 422,
    beside: 'acube',
    times: 2000,
  },
  {
    title: 'A-Cube: 200 000 members without a value as an invoice',
    asked: 'POST /acube/invoices/v3/validate',
    sent: ({ acubeToken }) => ({
      bearer: acubeToken,
      json: Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`m${at}`, null])),
    }),
    status: 422,
    beside: 'acube',
    times: 2000,
  },
  {
    title: 'A-Cube: a content type of 12 KB',
    asked: 'POST /acube/webhooks',
    sent: ({ acubeToken }) => ({ bearer: acubeToken, headers: { 'Content-Type': pumped(12_000, 'x/') }, body: '{}' }),
    status: 415,
    beside: 'acube',
  },
  {
    title: 'A-Cube: a path of 15 KB to a legal entity',
    asked: `GET /acube/legal-entities/${pumped(15_000, 'eyJ-')}`,
    sent: ({ acubeToken }) => ({ bearer: acubeToken }),
    status: 404,
    explains: /exists\.$/,
    beside: 'acube',
  },
  {
    title: 'A-Cube: a token of KSeF in place of a UUID',
    asked: `GET /acube/invoices/${uuid}${pumped(15_000, '|nip-')}`,
    sent: ({ acubeToken }) => ({ bearer: acubeToken }),
    status: 404,
    beside: 'acube',
  },
]
