import { readDate, warsawDate } from '../../../contracts/ksef/formats.ts'
import type { InvoiceFilters, InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { endOf, type Position } from '../../store/engine.ts'
import type { InvoicePartyRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import type { Range } from './date-range.ts'

/** invoices-query-021 */
export const mostFound = 10_000
/** So many are looked at in one go. */
const stride = 500

type DateType = InvoiceFilters['dateRange']['dateType']

const positionOf: Record<DateType, (record: InvoicePartyRecord) => number> = {
  Issue: record => record.issuedAt,
  Invoicing: record => record.sentAt,
  PermanentStorage: record => record.storedAt,
}

/** The day of issue is compared as a day, Poland's (CIRFMF/ksef-api issue 507). */
export const rangeOf = (dateType: DateType, { from, to }: Range): Range =>
  dateType === 'Issue' ? { from: dayOf(from), to: dayOf(to) } : { from, to }

const dayOf = (at: number): number => readDate(warsawDate(at))!

export interface Search {
  readonly dateType: DateType
  readonly range: Range
  readonly partition: string
  readonly descending: boolean
  readonly now: number
}

/** The matching invoices from place `skip` on, in order, and whether others follow. Only stored ones are found. */
export const findInvoices = async (
  { dateType, range, partition, descending, now }: Search,
  matches: (invoice: InvoiceMetadata) => boolean,
  skip: number,
  size: number,
  store: ReadableStore,
): Promise<{ found: InvoiceMetadata[]; more: boolean }> => {
  const at = positionOf[dateType]
  const order = descending ? 'newest' : 'oldest'
  const inside = (record: InvoicePartyRecord) => (descending ? at(record) >= range.from : at(record) <= range.to)
  const found: InvoiceMetadata[] = []
  let after: Position = descending ? endOf(range.to) : [range.from, '']
  for (let place = 0; ; ) {
    const records = await store.invoiceParties.page(dateType, partition, { after, size: stride, order })
    const invoices = await store.acceptedInvoices.many(records.map(({ ksefNumber }) => ksefNumber))
    for (const [index, record] of records.entries()) {
      if (!inside(record)) return { found, more: false }
      const accepted = record.storedAt <= now ? invoices[index] : undefined
      if (accepted === undefined || !matches(accepted.metadata)) continue
      if (found.length === size || place >= mostFound) return { found, more: true }
      if (place++ >= skip) found.push(accepted.metadata)
    }
    const last = records.at(-1)
    if (last === undefined || records.length < stride) return { found, more: false }
    after = [at(last), last.ksefNumber]
  }
}
