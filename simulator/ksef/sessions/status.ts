import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import type { SessionRecord } from '../records.ts'
import { sessionToRead } from './reach.ts'
import { pageReferences, type SessionStanding, sessionLifetime, standingOf } from './standing.ts'
import { upoLink } from './upo-links.ts'

/** Counters of nothing are left out, as recorded (session-status-083). */
const counted = (count: number): number | undefined => (count === 0 ? undefined : count)

/** Those of a package are shown once there are any, zeros and all (sessions-batch-036), and of a cancelled one (session-batch-440-after-close). */
const countersOf = ({ type, invoiceCount }: SessionRecord, { status, succeeded, failed }: SessionStanding) => {
  const all = { invoiceCount, successfulInvoiceCount: succeeded, failedInvoiceCount: failed }
  if (type === 'Batch') return invoiceCount > 0 || status === 'timedOut' || status === 'cancelled' ? all : undefined
  return {
    invoiceCount: counted(invoiceCount),
    successfulInvoiceCount: counted(succeeded),
    failedInvoiceCount: counted(failed),
  }
}

/** Of a package nothing is told before it has ended. */
const explanationOf = ({ batch, ending, explanation }: SessionRecord, { processedAt }: SessionStanding) => {
  const told = (batch ?? { ending }).ending?.explanation
  if (batch === undefined && ending === undefined) return explanation
  return processedAt === undefined ? undefined : told
}

export const status: Handler<Operations['sessions']['status']> = {
  read: async ({ params }, work) => {
    const { caller, store, now, explain } = work
    const session = await sessionToRead(params.referenceNumber, caller, store)
    const standing = await standingOf(session, store, now)
    const told = explanationOf(session, standing)
    if (told !== undefined) explain(told)
    const pages = pageReferences(session, standing).map(referenceNumber => {
      const { url, expires } = upoLink(session.referenceNumber, 'upo', referenceNumber, work)
      return { referenceNumber, downloadUrl: url, downloadUrlExpirationDate: expires }
    })
    return {
      status: standing.shown,
      dateCreated: formatTimestamp(session.openedAt),
      dateUpdated: formatTimestamp(standing.updatedAt),
      validUntil: formatTimestamp(session.openedAt + sessionLifetime),
      upo: pages.length === 0 ? undefined : { pages },
      ...countersOf(session, standing),
    }
  },
}
