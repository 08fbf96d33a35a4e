import { formatTimestamp, readDate, warsawDate } from '../../../contracts/ksef/formats.ts'
import type { InvoiceFilters, InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { endOf, type Position } from '../../store/engine.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import type { InvoicePartyRecord } from '../records.ts'
import { contextKey, partiesKey, type ReadableStore } from '../tables.ts'
import { type Range, readRange } from './date-range.ts'
import { highWaterMarkOf } from './high-water-mark.ts'
import { matcherOf } from './matches-filters.ts'

/** invoices-query-021 */
const mostFound = 10_000
/** So many are looked at in one go. */
const stride = 500

type DateType = InvoiceFilters['dateRange']['dateType']

export const queryMetadata: Handler<Operations['invoices']['queryMetadata']> = {
  read: async ({ body, query }, { caller, store, now, runtime }) => {
    const { dateType } = body.dateRange
    // What is accepted from now on is stored later than this: nothing new comes below it.
    const highWaterMark = await highWaterMarkOf(store, now, runtime.delays)
    const range = readRange(body.dateRange, now, highWaterMark)
    const search = {
      dateType,
      range: rangeOf(dateType, range),
      partition: partiesKey(body.subjectType, contextKey(contextOf(caller))),
      descending: query.sortOrder === 'Desc',
      now,
    }
    const skip = query.pageOffset * query.pageSize
    const { found, more } = await find(search, matcherOf(body), skip, query.pageSize, store)
    return {
      hasMore: more,
      isTruncated: more && skip + found.length >= mostFound,
      // For what lies behind, the end of the range: the same on every page (invoices-query-022).
      permanentStorageHwmDate:
        dateType === 'PermanentStorage' ? formatTimestamp(Math.min(range.to, highWaterMark)) : undefined,
      invoices: found,
    }
  },
}

const positionOf: Record<DateType, (record: InvoicePartyRecord) => number> = {
  Issue: record => record.issuedAt,
  Invoicing: record => record.sentAt,
  PermanentStorage: record => record.storedAt,
}

/** The day of issue is compared as a day, Poland's (CIRFMF/ksef-api issue 507). */
const rangeOf = (dateType: DateType, { from, to }: Range): Range =>
  dateType === 'Issue' ? { from: dayOf(from), to: dayOf(to) } : { from, to }

const dayOf = (at: number): number => readDate(warsawDate(at))!

interface Search {
  readonly dateType: DateType
  readonly range: Range
  readonly partition: string
  readonly descending: boolean
  readonly now: number
}

/** The matching invoices from place `skip` on, in order, and whether others follow. Only stored ones are found. */
const find = async (
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
