import { KsefError } from '../../../contracts/ksef/errors.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
import type { Told } from '../../../contracts/told.ts'
import type { OutageRecord, SessionRecord } from '../records.ts'
import { deadlineOf } from './deadline.ts'
import { why } from './explanations.ts'
import { underWay } from './outages.ts'

/** @throws KsefError sessionUnderMaintenance (21184) */
export const refuseUnderMaintenance = (
  { referenceNumber, openedAt }: SessionRecord,
  outages: readonly OutageRecord[],
  now: number,
): void => {
  const outage = underWay(outages, now, api => api === 'session-maintenance')
  if (outage === undefined || openedAt >= outage.from) return
  const { eventId } = outage
  throw new KsefError('sessionUnderMaintenance', {
    values: { referenceNumber },
    explanation: why('session', { referenceNumber, eventId, from: new Date(outage.from).toISOString() }),
  })
}

/** What the law says of an invoice that was issued offline and is sent now; KSeF itself checks none of it (offline-003). */
export const lateness = (issued: string, sentAt: number, outages: readonly OutageRecord[]): Told | undefined => {
  const announced = outages.filter(({ announcedAt }) => announcedAt <= sentAt)
  const deadline = deadlineOf(issued, announced)
  if ('totalFailure' in deadline) return why('neverSent', { issued, eventId: deadline.totalFailure.eventId })
  const { mode, lastDay } = deadline
  const today = warsawDate(sentAt)
  return lastDay === undefined || today <= lastDay ? undefined : why('late', { issued, mode, lastDay, today })
}
