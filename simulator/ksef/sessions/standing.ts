import { makeReferenceNumber } from '../../../contracts/ksef/formats.ts'
import type { OnlineSessionStatus } from '../../../contracts/ksef/statuses.ts'
import { endOf } from '../../store/engine.ts'
import type { SessionRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

const hour = 3_600_000
/** sessions-online-023, sessions-online-027: then it is closed by itself. */
export const sessionLifetime = 12 * hour
/** upo-019 */
export const upoPageSize = 10_000

/** Where a session stands at an instant. */
export interface SessionStanding {
  readonly status: OnlineSessionStatus
  readonly closedAt?: number
  /** When it was done with, UPO included. */
  readonly processedAt?: number
  /** When something last happened in it. */
  readonly updatedAt: number
  /** Invoices whose outcome is known by now. */
  readonly succeeded: number
  readonly failed: number
}

/** Read off the clock: nothing waits in the background. */
export const standingOf = async (
  session: SessionRecord,
  store: ReadableStore,
  now: number,
): Promise<SessionStanding> => {
  const { succeeded, failed } = await settledBy(session, store, now)
  const closedAt = closedBy(session, now)
  const done = closedAt === undefined ? undefined : Math.max(closedAt, session.settlesAt ?? 0) + session.processing
  const processedAt = done !== undefined && now >= done ? done : undefined
  const status = statusAt(session, closedAt, processedAt, succeeded)
  const moments = [session.openedAt, session.lastSentAt, closedAt, processedAt]
  return { status, closedAt, processedAt, updatedAt: Math.max(...moments.map(at => at ?? 0)), succeeded, failed }
}

const statusAt = (
  { key, invoiceCount }: SessionRecord,
  closedAt: number | undefined,
  processedAt: number | undefined,
  succeeded: number,
): OnlineSessionStatus => {
  if (key === undefined) return 'keyNotDecrypted'
  if (closedAt === undefined) return 'open'
  if (invoiceCount === 0) return 'cancelled'
  if (processedAt === undefined) return 'closed'
  return succeeded > 0 ? 'processed' : 'noValidInvoices'
}

/** When it was closed, by hand or by the end of its life. One whose key was bad is not closed: it failed. */
const closedBy = ({ key, openedAt, closedAt }: SessionRecord, now: number): number | undefined => {
  const end = openedAt + sessionLifetime
  return closedAt ?? (key !== undefined && now >= end ? end : undefined)
}

/** Invoices are settled in the order in which they were sent: the last one knows the sums. */
const settledBy = async ({ referenceNumber }: SessionRecord, store: ReadableStore, now: number) => {
  const [last] = await store.invoices.page('bySettlement', referenceNumber, {
    after: endOf(now),
    size: 1,
    order: 'newest',
  })
  return last ?? { succeeded: 0, failed: 0 }
}

/** The reference numbers of the pages of its UPO, if it has one. They follow from the record: nothing is stored. */
export const pageReferences = (
  { upoSeed }: SessionRecord,
  { status, processedAt, succeeded }: SessionStanding,
): string[] =>
  status === 'processed'
    ? Array.from({ length: Math.ceil(succeeded / upoPageSize) }, (_, page) =>
        makeReferenceNumber('EU', processedAt!, upoSeed, page),
      )
    : []
