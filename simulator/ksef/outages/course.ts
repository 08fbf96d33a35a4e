import type { Told } from '../../../contracts/told.ts'
import type { OutageRecord } from '../records.ts'
import { why } from './explanations.ts'
import { underWay } from './outages.ts'

/** What becomes of asynchronous work. */
export interface Course {
  /** When it is done with, in milliseconds. */
  readonly settlesAt: number
  /** It comes to nothing: 550. */
  readonly cancelled?: { readonly outcome: 'cancelled'; readonly explanation: Told } | undefined
}

/**
 * Invoices, sessions, packages, exports, grants and requests for certificates: an outage holds up what would be done with
 * in its course until it is over (latarnia.md, 9, row 11), another cancels it (row 16).
 *
 * @param planned when it would be done with otherwise
 */
export const courseOf = (planned: number, outages: readonly OutageRecord[]): Course => {
  const settlesAt = heldUp(planned, outages)
  const outage = underWay(outages, settlesAt, api => api === 'cancelled')
  const cancelled = outage && {
    outcome: 'cancelled' as const,
    explanation: why('cancelled', { eventId: outage.eventId }),
  }
  return { settlesAt, cancelled }
}

const heldUp = (planned: number, outages: readonly OutageRecord[]): number => {
  const until = underWay(outages, planned, api => api === 'stuck')?.to
  return until === undefined ? planned : heldUp(until, outages)
}
