import { KsefError } from '../../../contracts/ksef/errors.ts'
import { readTimestamp } from '../../../contracts/ksef/formats.ts'
import { dateRangeDetails } from '../../../contracts/ksef/invoices/date-range-details.ts'
import type { InvoiceFilters } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { Told } from '../../../contracts/told.ts'
import { why } from './explanations.ts'

/** From and to, both included, in milliseconds since the epoch. */
export interface Range {
  readonly from: number
  readonly to: number
}

const refuse = (detail: string, explanation: Told): never => {
  throw new KsefError('validationFailed', { details: [detail], explanation })
}

/** 100 days of UTC (invoices-query-n01). */
const LONGEST = 100 * 86_400_000

/**
 * The range of a query. Without an end it ends now. What is restricted to the high-water mark ends there
 * (invoices-query-023).
 */
export const readRange = (asked: InvoiceFilters['dateRange'], now: number, highWaterMark: number): Range => {
  const from = readTimestamp(asked.from) ?? 0
  const to = asked.to == null ? now : (readTimestamp(asked.to) ?? 0)
  if (to < from) refuse(dateRangeDetails.upsideDown, why('rangeUpsideDown', { from: iso(from), to: iso(to) }))
  if (to - from > LONGEST)
    refuse(
      dateRangeDetails.tooLong,
      why(asked.to == null ? 'rangeTooLongToNow' : 'rangeTooLong', {
        from: iso(from),
        most: iso(from + LONGEST),
        to: iso(to),
      }),
    )
  if (asked.dateType !== 'PermanentStorage' || !asked.restrictToPermanentStorageHwmDate) return { from, to }
  if (from > highWaterMark)
    throw new KsefError('beyondHighWaterMark', {
      explanation: why('beyondHighWaterMark', { from: iso(from), mark: iso(highWaterMark) }),
    })
  return { from, to: Math.min(to, highWaterMark) }
}

const iso = (at: number): string => new Date(at).toISOString()
