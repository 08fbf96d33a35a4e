import { expect, test } from 'vitest'
import { InvoiceQuery, sortableMembers } from '../../contracts/acube/invoices.ts'
import { filterOf, orderOf } from '../../simulator/acube/invoice-list.ts'
import type { InvoiceRecord } from '../../simulator/acube/records.ts'
import { withAcube } from './company.ts'

type Changes = Partial<Omit<InvoiceRecord, 'summary'>> & { readonly summary?: Partial<InvoiceRecord['summary']> }
const record = ({ summary, ...changes }: Changes): InvoiceRecord => ({
  uuid: 'u',
  entity: 'e',
  account: 'a',
  serial: 1,
  direction: 'sent',
  origin: 'xml',
  createdAt: 0,
  xml: new Uint8Array(),
  hash: '',
  status: 'valid',
  attempts: [],
  unanswered: false,
  mode: 'Online',
  ...changes,
  summary: { hasMultilines: false, version: 'FA(3)', ...summary },
})

/** What makes an invoice the first, the second and the third by each member. */
const byMember: Readonly<Record<(typeof sortableMembers)[number], readonly [Changes, Changes, Changes]>> = {
  createdAt: [{ createdAt: 9 }, { createdAt: 10 }, { createdAt: 100 }],
  invoiceDate: [{}, { summary: { invoiceDate: '2026-01-31' } }, { summary: { invoiceDate: '2026-02-01' } }],
  invoiceCreatorNip: [{}, { summary: { sellerNip: '1234563218' } }, { summary: { sellerNip: '5265877635' } }],
  invoiceRecipientNip: [{}, { summary: { buyerNip: '1234563218' } }, { summary: { buyerNip: '5265877635' } }],
  invoiceType: [{}, { summary: { invoiceType: 'KOR' } }, { summary: { invoiceType: 'VAT' } }],
  invoiceNumber: [{}, { summary: { invoiceNumber: 'A/1' } }, { summary: { invoiceNumber: 'A/2' } }],
  status: [{ status: 'in_queue' }, { status: 'invalid' }, { status: 'valid' }],
}

test.each(sortableMembers)('order[%s] goes up and down, and leaves equals where they are', member => {
  const [first, second, third] = byMember[member].map(record) as [InvoiceRecord, InvoiceRecord, InvoiceRecord]
  const twin = { ...second, serial: 2 }
  const sorted = (direction: 'asc' | 'desc') =>
    [second, third, twin, first].sort(orderOf(InvoiceQuery.parse({ [`order[${member}]`]: direction })))
  expect(sorted('asc')).toEqual([first, second, twin, third])
  expect(sorted('desc')).toEqual([third, second, twin, first])
  expect([second, third, first].sort(orderOf(InvoiceQuery.parse({})))).toEqual([second, third, first])
})

test('of two orders the one that the reference names first counts first', () => {
  const [a, b, c] = [
    record({ createdAt: 1, status: 'valid' }),
    record({ createdAt: 1, status: 'invalid' }),
    record({ createdAt: 0, status: 'valid' }),
  ]
  const query = InvoiceQuery.parse({ 'order[status]': 'asc', 'order[createdAt]': 'desc' })
  expect([a, b, c].sort(orderOf(query))).toEqual([b, a, c])
})

const at = (text: string) => record({ createdAt: Date.parse(text) })
const matches = (query: object, it: InvoiceRecord): boolean => filterOf(InvoiceQuery.parse(query))(it)

test.each([
  ['2026-11-22T12:00:00+00:00', true, true],
  ['2026-11-22T12:00:00Z', true, true],
  ['2026-11-22T13:00:00+01:00', true, true],
  ['2026-11-22T12:00:00.900Z', true, true],
  ['2026-11-22T11:59:59+00:00', false, true],
  ['2026-11-22T12:00:01+00:00', true, false],
  ['2026-11-22', false, true],
  ['2026-11-23', true, false],
])('an invoice of 12:00:00.500 and createdAt before and after %s', (text, before, after) => {
  const it = at('2026-11-22T12:00:00.500Z')
  expect([matches({ 'createdAt[before]': text }, it), matches({ 'createdAt[after]': text }, it)]).toEqual([
    before,
    after,
  ])
})

test.each([
  ['2026-11-22', true, true, true],
  ['2026-11-22T00:00:00+01:00', true, true, true],
  ['2026-11-22T23:59:59-05:00', true, true, true],
  ['2026-11-21', false, true, false],
  ['2026-11-23T00:00:00+02:00', true, false, false],
])('an invoice of 22 November and invoiceDate before, after and on %s', (text, before, after, on) => {
  const it = record({ summary: { invoiceDate: '2026-11-22' } })
  const asked = ['invoiceDate[before]', 'invoiceDate[after]', 'invoiceDate'].map(name => matches({ [name]: text }, it))
  expect(asked).toEqual([before, after, on])
  // One without a date is on no side of a day.
  for (const name of ['invoiceDate[before]', 'invoiceDate[after]', 'invoiceDate'])
    expect(matches({ [name]: text }, record({}))).toBe(false)
})

const { ask, acube, onboarded, send, invoiceNow, invoices, runtime } = withAcube()
await onboarded()

test('an invoice is found by the instant that is shown of it', async () => {
  runtime.advance(777)
  const invoice = await invoiceNow(await send('FV/shown'))
  const shown = encodeURIComponent(invoice.createdAt)
  for (const side of ['before', 'after'])
    expect(await invoices(`?invoiceNumber=FV/shown&createdAt[${side}]=${shown}`)).toHaveLength(1)
})

test.each(['1', '2026', '2026-11-22 10:00', '2026-11-22T10:00:00', '22.11.2026', '2026-02-30', 'November 22, 2026'])(
  'a day %s is refused: it means another instant on each machine, or none',
  async text => {
    for (const name of ['createdAt[after]', 'createdAt[before]', 'invoiceDate', 'invoiceDate[before]'])
      expect((await acube(`GET /invoices?${name}=${encodeURIComponent(text)}`)).status).toBe(400)
  },
)

test('a plus that is not escaped is explained', async () => {
  const response = await acube('GET /invoices?createdAt[after]=2026-11-22T00:00:00+01:00')
  expect(response.status).toBe(400)
  const id = response.headers.get('X-Simulator-Explanation')
  expect(await (await ask(`GET /control/explanations/${id}`)).text()).toContain('write %2B')
})
