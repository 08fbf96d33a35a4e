import { KsefError } from '../../../contracts/ksef/errors.ts'
import { readTimestamp } from '../../../contracts/ksef/formats.ts'
import { dateRangeDetails } from '../../../contracts/ksef/invoices/date-range-details.ts'
import type { InvoiceFilters } from '../../../contracts/ksef/invoices/query-metadata.ts'

/** From and to, both included, in milliseconds since the epoch. */
export interface Range {
  readonly from: number
  readonly to: number
}

const refuse = (detail: string, explanation: string): never => {
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
  if (to < from) refuse(dateRangeDetails.upsideDown, `The range ends at ${iso(to)}, before its begin at ${iso(from)}.`)
  if (to - from > LONGEST)
    refuse(
      dateRangeDetails.tooLong,
      `From ${iso(from)} a range may go 100 days, to ${iso(from + LONGEST)}; this one ends at ${iso(to)}${asked.to == null ? ', now' : ''}.`,
    )
  if (asked.dateType !== 'PermanentStorage' || !asked.restrictToPermanentStorageHwmDate) return { from, to }
  if (from > highWaterMark)
    throw new KsefError('beyondHighWaterMark', {
      explanation: `The range begins at ${iso(from)}, the high-water mark is ${iso(highWaterMark)}.`,
    })
  return { from, to: Math.min(to, highWaterMark) }
}

const iso = (at: number): string => new Date(at).toISOString()
