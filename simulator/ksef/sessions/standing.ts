import { makeReferenceNumber } from '../../../contracts/ksef/formats.ts'
import {
  type BatchSessionStatus,
  batchSessionStatuses,
  type OnlineSessionStatus,
  onlineSessionStatuses,
} from '../../../contracts/ksef/statuses.ts'
import { endOf } from '../../store/engine.ts'
import { type StatusInfo, statusInfo } from '../outcome.ts'
import type { SessionRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

const hour = 3_600_000
/** sessions-online-023, sessions-online-027: then it is closed by itself. */
export const sessionLifetime = 12 * hour
/** upo-019 */
export const upoPageSize = 10_000

/** Where a session stands at an instant. */
export interface SessionStanding {
  readonly status: OnlineSessionStatus | BatchSessionStatus
  /** The status as an answer has it. */
  readonly shown: StatusInfo
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
  const processedAt = processedBy(session, closedAt, now)
  const status = (session.type === 'Batch' ? batchStatusAt : statusAt)(session, closedAt, processedAt, succeeded, now)
  const shown =
    session.type === 'Batch'
      ? statusInfo(batchSessionStatuses, status as BatchSessionStatus, session.batch?.ending)
      : statusInfo(onlineSessionStatuses, status as OnlineSessionStatus, session.ending)
  const moments = [session.openedAt, session.lastSentAt, closedAt, processedAt]
  const updatedAt = Math.max(...moments.map(at => at ?? 0))
  return { status, shown, closedAt, processedAt, updatedAt, succeeded, failed }
}

const processedBy = (
  { type, settlesAt = 0, processing, batch }: SessionRecord,
  closedAt: number | undefined,
  now: number,
): number | undefined => {
  if (batch?.ending !== undefined) return now >= batch.ending.settlesAt ? batch.ending.settlesAt : undefined
  if (closedAt === undefined || (type === 'Batch' && !batch?.judged)) return undefined
  const done = Math.max(closedAt, settlesAt) + processing
  return now >= done ? done : undefined
}

/** Read off the clock, and off what the work on the package has left. */
const batchStatusAt = (
  { closedAt, openedAt, batch }: SessionRecord,
  _closedAt: number | undefined,
  processedAt: number | undefined,
  succeeded: number,
  now: number,
): BatchSessionStatus => {
  if (closedAt === undefined) return now >= openedAt + sessionLifetime ? 'timedOut' : 'open'
  if (processedAt === undefined) return 'processing'
  return batch?.ending?.outcome ?? (succeeded > 0 ? 'processed' : 'noValidInvoices')
}

const statusAt = (
  { key, invoiceCount, ending }: SessionRecord,
  closedAt: number | undefined,
  processedAt: number | undefined,
  succeeded: number,
): OnlineSessionStatus => {
  if (key === undefined) return 'keyNotDecrypted'
  if (closedAt === undefined) return 'open'
  if (ending !== undefined) return processedAt === undefined ? 'closed' : ending.outcome
  if (invoiceCount === 0) return 'cancelled'
  if (processedAt === undefined) return 'closed'
  return succeeded > 0 ? 'processed' : 'noValidInvoices'
}

/** When it was closed, by hand or by the end of its life. One whose key was bad is not closed: it failed. */
const closedBy = ({ type, key, openedAt, closedAt }: SessionRecord, now: number): number | undefined => {
  const end = openedAt + sessionLifetime
  return closedAt ?? ((type === 'Batch' || key !== undefined) && now >= end ? end : undefined)
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
