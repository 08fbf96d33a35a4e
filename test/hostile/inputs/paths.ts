import { type Hostile, pumped } from '../hostile.ts'

/** Paths and headers as long as a server takes them (16 KB). */

const long = 15_600

export const inputs: readonly Hostile[] = [
  {
    title: 'a path of 15 KB below KSeF',
    asked: `GET /v2/${pumped(long, 'a/')}`,
    sent: () => ({}),
    status: 404,
    explains: /its operations stand under \/v2\.$/,
  },
  {
    title: 'a reference number of 15 KB',
    asked: `GET /v2/tokens/${pumped(long, '2026')}`,
    sent: ({ accessToken }) => ({ bearer: accessToken }),
    status: 400,
    code: 21405,
  },
  {
    title: 'a path of 15 KB that the beginnings of JWTs fill',
    asked: `GET /v2/${pumped(long, 'eyJ-')}`,
    sent: () => ({}),
    status: 404,
  },
  {
    title: 'a path of A-Cube of 15 KB that the beginnings of JWTs fill',
    asked: `GET /acube/${pumped(long, 'eyJ-')}`,
    sent: () => ({}),
    status: 404,
  },
  {
    title: 'a download link with a path of 15 KB',
    asked: `GET /storage/x/upo/${pumped(long, 'upo_')}`,
    sent: () => ({}),
    status: 403,
    explains: /a download link must be used as it was given\.$/,
  },
  {
    title: 'a bearer of 15 KB of dots',
    asked: 'GET /v2/tokens',
    sent: () => ({ bearer: pumped(long, '.') }),
    status: 401,
  },
  {
    title: 'a bearer behind 15 KB of spaces',
    asked: 'GET /v2/tokens',
    sent: () => ({ headers: { Authorization: pumped(long, ' ', 'Bearer', 'x y') } }),
    status: 401,
  },
  {
    title: 'a continuation token of 15 KB',
    asked: 'GET /v2/tokens',
    sent: ({ accessToken }) => ({ bearer: accessToken, headers: { 'x-continuation-token': pumped(long, 'W1sx') } }),
    status: 400,
    code: 21418,
  },
]
