import { isBefore } from '../../../contracts/ksef/api-version.ts'
import type { Contract } from '../../../contracts/ksef/contract.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { fromWarsaw, readTimestamp, warsawOffset } from '../../../contracts/ksef/formats.ts'
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

/** How far a range may go, and how it is refused that goes further. */
interface Longest {
  readonly end: (from: number) => number
  readonly detail: string
  readonly length: Told
}

const days: Longest = {
  // Of UTC (invoices-query-n01).
  end: from => from + 100 * 86_400_000,
  detail: dateRangeDetails.tooLong,
  length: why('hundredDays'),
}

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

const months: Longest = {
  // By the calendar of UTC or of Warsaw, whichever goes further (invoices-query-018).
  end: from => Math.max(monthsLater(from, 3), fromWarsaw(monthsLater(from + warsawOffset(from), 3))),
  detail: dateRangeDetails.tooManyMonths,
  length: why('threeMonths'),
}

/**
 * The range of a query. Without an end it ends now. What is restricted to the high-water mark ends there
 * (invoices-query-023).
 */
export const readRange = (
  asked: InvoiceFilters['dateRange'],
  now: number,
  highWaterMark: number,
  { api }: Contract,
): Range => {
  const longest = isBefore(api, '2.8') ? months : days
  const from = readTimestamp(asked.from) ?? 0
  const to = asked.to == null ? now : (readTimestamp(asked.to) ?? 0)
  if (to < from) refuse(dateRangeDetails.upsideDown, why('rangeUpsideDown', { from: iso(from), to: iso(to) }))
  if (to > longest.end(from))
    refuse(
      longest.detail,
      why(asked.to == null ? 'rangeTooLongToNow' : 'rangeTooLong', {
        from: iso(from),
        length: longest.length,
        most: iso(longest.end(from)),
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
