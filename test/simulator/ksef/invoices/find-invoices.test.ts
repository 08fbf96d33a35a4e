import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InvoiceFilters, InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import { findInvoices } from '../../../../simulator/ksef/invoices/find-invoices.ts'
import { matcherOf } from '../../../../simulator/ksef/invoices/matches-filters.ts'
import type { InvoicePartyRecord } from '../../../../simulator/ksef/records.ts'
import { contextKey, ksefTables } from '../../../../simulator/ksef/tables.ts'
import { transactionsOf } from '../../../../simulator/store/engine.ts'
import { openMemory } from '../../../../simulator/store/memory.ts'
import { drawn } from '../../../properties/seed.ts'
import { metadataOf } from './stored-invoice.ts'

/** Invoices that a filter names are found without a walk over the context's list: what is found must be the same. */

const start = Date.UTC(2026, 10, 20)
const [now, end] = [start + 50, start + 100]
const nips = ['5265877635', '7980332920', '1111111111'] as const
const partyOf = (value: string) => contextKey({ type: 'Nip', value })

interface Drawn {
  readonly seller: number
  readonly buyer: number | undefined
  readonly number: number
  /** Behind the start. */
  readonly at: number
}

const opened = async (invoices: readonly Drawn[]) => {
  const { read, write } = transactionsOf(openMemory({ ksef: ksefTables }), 'ksef')
  const all: { at: number; metadata: InvoiceMetadata; parts: Pick<InvoicePartyRecord, 'role' | 'party'>[] }[] = []
  await write(async store => {
    for (const [place, { seller, buyer, number, at: behind }] of invoices.entries()) {
      const ksefNumber = `${nips[seller]}-${String(place).padStart(6, '0')}`
      const at = start + behind
      const metadata: InvoiceMetadata = {
        ...metadataOf(ksefNumber, ''),
        invoiceNumber: `FV/${number}`,
        buyer: { identifier: buyer === undefined ? { type: 'None' } : { type: 'Nip', value: nips[buyer]! } },
      }
      const moments = { sentAt: at, acquiredAt: at, storedAt: at }
      await store.acceptedInvoices.put({ ksefNumber, invoice: '', session: 'S', place, metadata, ...moments })
      const parts: (typeof all)[number]['parts'] = [{ role: 'Subject1', party: partyOf(nips[seller]!) }]
      if (buyer !== undefined) parts.push({ role: 'Subject2', party: partyOf(nips[buyer]!) })
      for (const part of parts)
        await store.invoiceParties.put({
          ...{ ...part, ksefNumber, issuedAt: at, sentAt: at, storedAt: at },
          // What an older version wrote lacks them.
          ...(place % 3 > 0 && { metadata }),
        })
      all.push({ at, metadata, parts })
    }
  })
  return { read, write, all }
}

const filtersOf = (subjectType: 'Subject1' | 'Subject2', named: Partial<InvoiceFilters> = {}): InvoiceFilters => ({
  subjectType,
  dateRange: { dateType: 'PermanentStorage', from: '' },
  ...named,
})

const ofNip = fc.nat(nips.length - 1)
const invoice = fc.record({
  seller: ofNip,
  buyer: fc.option(ofNip, { nil: undefined }),
  number: fc.nat(5),
  at: fc.nat(60),
})
const named = fc.oneof(
  fc.nat(6).map(number => ({ invoiceNumber: `FV/${number}` })),
  fc.tuple(ofNip, fc.nat(9)).map(([seller, place]) => ({ ksefNumber: `${nips[seller]}-00000${place}` })),
  ofNip.map(seller => ({ sellerNip: nips[seller]! })),
  fc.constantFrom(...nips).map(value => ({ buyerIdentifier: { type: 'Nip', value } as const })),
  fc.record({ invoiceNumber: fc.constant('FV/1'), sellerNip: fc.constantFrom(...nips) }),
)

test('a filter that names an invoice finds what every invoice of the list that passes it is, in the same order', async () => {
  let found = 0
  const property = async (
    invoices: Drawn[],
    role: 'Subject1' | 'Subject2',
    whose: number,
    asked: Partial<InvoiceFilters>,
    from: number,
    descending: boolean,
  ) => {
    const { read, all } = await opened(invoices)
    const party = partyOf(nips[whose]!)
    const filters = filtersOf(role, asked)
    const matches = matcherOf(filters)
    const expected = all
      .filter(({ parts }) => parts.some(part => part.role === role && part.party === party))
      .filter(({ at, metadata }) => at >= start + from && at <= now && matches(metadata))
      .map(({ at, metadata }) => ({ at, ksefNumber: metadata.ksefNumber }))
      .toSorted((a, b) => a.at - b.at || (a.ksefNumber < b.ksefNumber ? -1 : 1))
    if (descending) expected.reverse()
    const range = { from: start + from, to: end }
    const { found: met, more } = await findInvoices({ filters, range, party, descending, now }, 0, 100, read)
    expect(met.map(it => it.ksefNumber)).toEqual(expected.map(it => it.ksefNumber))
    expect(more).toBe(false)
    found += met.length
  }
  const roles = fc.constantFrom('Subject1', 'Subject2')
  const given = [
    fc.array(invoice, { minLength: 15, maxLength: 40 }),
    roles,
    ofNip,
    named,
    fc.nat(40),
    fc.boolean(),
  ] as const
  await fc.assert(fc.asyncProperty(...given, property), { ...drawn, numRuns: 300 })
  expect(found).toBeGreaterThan(100)
})

const many = (count: number, number: (place: number) => number) =>
  Array.from({ length: count }, (_, place): Drawn => ({ seller: place % 2, buyer: 2, number: number(place), at: 1 }))
const search = (named: Partial<InvoiceFilters>) => ({
  filters: filtersOf('Subject1', named),
  range: { from: start, to: end },
  party: partyOf(nips[0]),
  descending: false,
  now,
})

test('a number, a seller, a buyer that a thousand invoices share: all of the context are found', async () => {
  const { read } = await opened(many(2000, () => 7))
  for (const named of [
    { invoiceNumber: 'FV/7' },
    { sellerNip: nips[0] },
    { buyerIdentifier: { type: 'Nip', value: nips[2] } } as const,
  ])
    expect((await findInvoices(search(named), 0, 5000, read)).found.length).toBe(1000)
})

test('a filter that must look at every invoice lets others in meanwhile', async () => {
  const { read, write } = await opened(many(4000, place => place))
  const order: string[] = []
  const looking = findInvoices(search({ currencyCodes: ['EUR'] }), 0, 10, read).then(() => order.push('looked'))
  await write(async () => {}).then(() => order.push('wrote'))
  await looking
  expect(order).toEqual(['wrote', 'looked'])
})

test('a filter that names an invoice walks over no list', async () => {
  const { read } = await opened(many(4000, place => place))
  let transactions = 0
  const counted: typeof read = look => {
    transactions += 1
    return read(look)
  }
  const { found } = await findInvoices(search({ invoiceNumber: 'FV/2' }), 0, 10, counted)
  expect(found.map(it => it.invoiceNumber)).toEqual(['FV/2'])
  expect(transactions).toBe(2)
})
