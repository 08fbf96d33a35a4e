import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'
import { readRange } from './date-range.ts'
import { findInvoices, mostFound, rangeOf } from './find-invoices.ts'
import { highWaterMarkOf } from './high-water-mark.ts'

export const queryMetadata: Handler<Operations['invoices']['queryMetadata']> = {
  look: async ({ body, query }, { caller, read, now, runtime, contract }) => {
    const { dateType } = body.dateRange
    // What is accepted from now on is stored later than this: nothing new comes below it.
    const highWaterMark = await read(store => highWaterMarkOf(store, now, runtime.delays))
    const range = readRange(body.dateRange, now, highWaterMark, contract)
    const search = {
      filters: body,
      range: rangeOf(dateType, range),
      party: contextKey(contextOf(caller)),
      descending: query.sortOrder === 'Desc',
      now,
    }
    const skip = query.pageOffset * query.pageSize
    const { found, more } = await findInvoices(search, skip, query.pageSize, read)
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
