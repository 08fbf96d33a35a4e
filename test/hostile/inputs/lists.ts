import { type Hostile, pumped } from '../hostile.ts'

/** Lists without an end: what is wrong in each item must not be looked for in all. */

const json = { 'Content-Type': 'application/json' }
const nip = { type: 'Nip', value: '5265877635' }
const full = 250 * 1024

const list = (item: string): string => pumped(full, `${item},`, '[', `${item}]`)
/** A JSON object whose one member is already JSON. */
const withMember = (members: object, name: string, value: string) => ({
  headers: json,
  body: `${JSON.stringify(members).slice(0, -1)},${JSON.stringify(name)}:${value}}`,
})

const ksefToken = { challenge: '20260119-CR-36E338D000-CA8CF6C10E-E0', contextIdentifier: nip, encryptedToken: 'AAAA' }
const granted = { contextIdentifier: nip, authorizedIdentifier: { type: 'Nip', value: '1234563218' } }
const filters = { subjectType: 'Subject1', dateRange: { dateType: 'Issue', from: '2026-01-01' } }

export const inputs: readonly Hostile[] = [
  ...['ip4Addresses', 'ip4Ranges', 'ip4Masks'].map(
    (name): Hostile => ({
      title: `a hundred thousand ${name} that are none`,
      asked: 'POST /v2/auth/ksef-token',
      sent: () => withMember(ksefToken, 'authorizationPolicy', `{"allowedIps":{"${name}":${list('"x"')}}}`),
      status: 400,
      code: 21405,
      explains: /must contain at most 10 items\.$/,
    }),
  ),
  {
    title: 'a hundred thousand permissions of test data that are numbers',
    asked: 'POST /v2/testdata/permissions',
    sent: () => withMember(granted, 'permissions', list('1')),
    status: 400,
    code: 21405,
    explains: /'permissions' must contain at most/,
  },
  {
    title: 'a thousand permissions of test data of which each has a fault',
    asked: 'POST /v2/testdata/permissions',
    sent: () => ({ json: { ...granted, permissions: new Array(1000).fill({ description: 'x' }) } }),
    status: 400,
    code: 21405,
    explains: /^1000 faults in the request: /,
  },
  {
    title: 'a thousand permissions of test data that have another type',
    asked: 'POST /v2/testdata/permissions',
    sent: () => ({ json: { ...granted, permissions: new Array(1000).fill('InvoiceRead') } }),
    status: 400,
    code: 21001,
    explains: /permissions\[9\]: "InvoiceRead" is no object\./,
  },
  {
    title: 'sixty thousand subunits of a subject',
    asked: 'POST /v2/testdata/subject',
    sent: () =>
      withMember({ subjectNip: nip.value, subjectType: 'JST', description: 'A town' }, 'subunits', list('{}')),
    status: 400,
    code: 21405,
    explains: /'subunits' must contain at most/,
    // V8 itself takes as long to make so many objects.
    times: 500,
  },
  {
    title: 'twenty thousand permissions of a token',
    asked: 'POST /v2/tokens',
    sent: ({ accessToken }) => ({
      bearer: accessToken,
      ...withMember({ description: 'Accounting' }, 'permissions', list('"x"')),
    }),
    status: 400,
    code: 21405,
    explains: /'permissions' must contain at most/,
  },
  ...['currencyCodes', 'invoiceTypes'].map(
    (name): Hostile => ({
      title: `sixty thousand ${name} of a query`,
      asked: 'POST /v2/invoices/query/metadata',
      sent: ({ accessToken }) => ({ bearer: accessToken, ...withMember(filters, name, list('""')) }),
      status: 400,
      code: 21405,
      explains: /must contain at most/,
    }),
  ),
  {
    title: 'a query with a status again and again',
    asked: `GET /v2/tokens?${pumped(16_000, 'status=x&')}`,
    sent: ({ accessToken }) => ({ bearer: accessToken }),
    status: 400,
    code: 21405,
  },
]
