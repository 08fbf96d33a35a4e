import { KsefError } from '../../contracts/errors.ts'
import { fromWarsaw, readTimestamp, warsawOffset } from '../../contracts/formats.ts'
import { dateRangeDetails } from '../../contracts/invoices/date-range-details.ts'
import type { InvoiceFilters } from '../../contracts/invoices/query-metadata.ts'

/** From and to, both included, in milliseconds since the epoch. */
export interface Range {
  readonly from: number
  readonly to: number
}

const refuse = (detail: string, explanation: string): never => {
  throw new KsefError('validationFailed', { details: [detail], explanation })
}

/**
 * The range of a query, at most three months long by the calendar of UTC or of Warsaw (invoices-query-018). Without an
 * end it ends now. What is restricted to the high-water mark ends there (invoices-query-023).
 */
export const readRange = (asked: InvoiceFilters['dateRange'], now: number, highWaterMark: number): Range => {
  const from = readTimestamp(asked.from) ?? 0
  const to = asked.to == null ? now : (readTimestamp(asked.to) ?? 0)
  if (to < from) refuse(dateRangeDetails.upsideDown, `The range ends at ${iso(to)}, before its begin at ${iso(from)}.`)
  if (to > monthsLater(from, 3) && to > fromWarsaw(monthsLater(from + warsawOffset(from), 3)))
    refuse(
      dateRangeDetails.tooLong,
      `From ${iso(from)} a range may go to ${iso(monthsLater(from, 3))}; this one ends at ${iso(to)}${asked.to == null ? ', now' : ''}.`,
    )
  if (asked.dateType !== 'PermanentStorage' || !asked.restrictToPermanentStorageHwmDate) return { from, to }
  if (from > highWaterMark)
    throw new KsefError('beyondHighWaterMark', {
      explanation: `The range begins at ${iso(from)}, the high-water mark is ${iso(highWaterMark)}.`,
    })
  return { from, to: Math.min(to, highWaterMark) }
}

const iso = (at: number): string => new Date(at).toISOString()

/** By the calendar; the 31st of a month becomes the last of a shorter one (CIRFMF/ksef-api issue 507). */
const monthsLater = (at: number, months: number): number => {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime() + (at - Math.floor(at))
}
