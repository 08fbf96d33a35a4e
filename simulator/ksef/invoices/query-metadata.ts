import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { contextKey, partiesKey } from '../tables.ts'
import { readRange } from './date-range.ts'
import { findInvoices, mostFound, rangeOf } from './find-invoices.ts'
import { highWaterMarkOf } from './high-water-mark.ts'
import { matcherOf } from './matches-filters.ts'

export const queryMetadata: Handler<Operations['invoices']['queryMetadata']> = {
  read: async ({ body, query }, { caller, store, now, runtime, contract }) => {
    const { dateType } = body.dateRange
    // What is accepted from now on is stored later than this: nothing new comes below it.
    const highWaterMark = await highWaterMarkOf(store, now, runtime.delays)
    const range = readRange(body.dateRange, now, highWaterMark, contract)
    const search = {
      dateType,
      range: rangeOf(dateType, range),
      partition: partiesKey(body.subjectType, contextKey(contextOf(caller))),
      descending: query.sortOrder === 'Desc',
      now,
    }
    const skip = query.pageOffset * query.pageSize
    const { found, more } = await findInvoices(search, matcherOf(body), skip, query.pageSize, store)
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
