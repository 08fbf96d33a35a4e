import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { onlineSessionStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Handler } from '../handler.ts'
import { sessionToRead } from './reach.ts'
import { showStatus } from './show-status.ts'
import { pageReferences, sessionLifetime, standingOf } from './standing.ts'
import { upoLink } from './upo-links.ts'

/** Counters of nothing are left out, as recorded (session-status-083). */
const counted = (count: number): number | undefined => (count === 0 ? undefined : count)

export const status: Handler<Operations['sessions']['status']> = {
  read: async ({ params }, work) => {
    const { caller, store, now, explain } = work
    const session = await sessionToRead(params.referenceNumber, caller, store)
    const standing = await standingOf(session, store, now)
    if (session.explanation !== undefined) explain(session.explanation)
    const pages = pageReferences(session, standing).map(referenceNumber => {
      const { url, expires } = upoLink(session.referenceNumber, 'upo', referenceNumber, work)
      return { referenceNumber, downloadUrl: url, downloadUrlExpirationDate: expires }
    })
    return {
      status: showStatus(onlineSessionStatuses[standing.status]),
      dateCreated: formatTimestamp(session.openedAt),
      dateUpdated: formatTimestamp(standing.updatedAt),
      validUntil: formatTimestamp(session.openedAt + sessionLifetime),
      upo: pages.length === 0 ? undefined : { pages },
      invoiceCount: counted(session.invoiceCount),
      successfulInvoiceCount: counted(standing.succeeded),
      failedInvoiceCount: counted(standing.failed),
    }
  },
}
