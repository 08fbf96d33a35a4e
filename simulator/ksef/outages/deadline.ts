import { warsawDate } from '../../../contracts/ksef/formats.ts'
import type { OutageRecord } from '../records.ts'
import { businessDaysAfter } from './business-days.ts'

/** Until when an invoice that was issued offline is to be sent (106nda, 106nf, 106nh of the VAT act; tryby-offline.md). */
export interface Deadline {
  readonly mode: 'offline24' | 'offline' | 'awaryjny'
  /** `2026-02-01`; undefined as long as a failure goes on. */
  readonly lastDay?: string
}

export interface NeverSent {
  /** The total failure that was going on. */
  readonly totalFailure: OutageRecord
}

const dayFrom = ({ from }: OutageRecord): string => warsawDate(from)
const dayTo = ({ to }: OutageRecord): string | undefined => (to === undefined ? undefined : warsawDate(to))

const covers = (outage: OutageRecord, day: string): boolean => dayFrom(outage) <= day && (dayTo(outage) ?? day) >= day

/** @param issued P_1, `2026-02-01`. @param outages that were announced, oldest first */
export const deadlineOf = (issued: string, outages: readonly OutageRecord[]): Deadline | NeverSent => {
  const of = (category: OutageRecord['category']) => outages.filter(it => it.category === category)
  const totalFailure = of('TOTAL_FAILURE').find(it => covers(it, issued))
  if (totalFailure !== undefined) return { totalFailure }
  const maintenance = of('MAINTENANCE').find(it => covers(it, issued))
  const first: Deadline =
    maintenance === undefined
      ? { mode: 'offline24', lastDay: businessDaysAfter(issued, 1) }
      : { mode: 'offline', lastDay: businessDaysAfter(dayTo(maintenance) ?? issued, 1) }
  // A failure within the time moves its end to seven business days after that failure; so does a new one then.
  return of('FAILURE').reduce(
    (deadline, failure) => (isWithin(failure, issued, deadline) ? afterFailure(failure) : deadline),
    first,
  )
}

const isWithin = (failure: OutageRecord, issued: string, { lastDay }: Deadline): boolean =>
  (lastDay === undefined || dayFrom(failure) <= lastDay) && (dayTo(failure) ?? issued) >= issued

const afterFailure = (failure: OutageRecord): Deadline => {
  const day = dayTo(failure)
  return day === undefined ? { mode: 'awaryjny' } : { mode: 'awaryjny', lastDay: businessDaysAfter(day, 7) }
}
