import type { Operations } from '../../../contracts/ksef/operations.ts'
import { findAuthentication, isSession, showAuthentication } from '../auth/authentication.ts'
import type { Handler } from '../handler.ts'
import { continuationToken, type Listing, readContinuationToken, readPage } from '../paging.ts'
import type { AuthenticationRecord } from '../records.ts'
import { sessionsKey } from '../tables.ts'

/** Active ones only: neither failed nor revoked nor expired (auth-sessions-016). */
export const list: Handler<Operations['authSessions']['list']> = {
  read: async ({ query, headers }, { caller, now, store }) => {
    const current = await findAuthentication(store, caller.referenceNumber)
    const listing: Listing<AuthenticationRecord> = {
      read: (after, size) =>
        store.authentications.page('bySubject', sessionsKey(current), { after, size, order: 'newest' }),
      matches: record => isSession(record, now),
      position: record => [record.startedAt, record.referenceNumber],
    }
    const after = readContinuationToken(headers['x-continuation-token'])
    const { found, next } = await readPage(listing, after, query.pageSize)
    return {
      continuationToken: continuationToken(next),
      items: found.map(record => ({
        ...showAuthentication(record, now),
        referenceNumber: record.referenceNumber,
        isCurrent: record.referenceNumber === current.referenceNumber,
      })),
    }
  },
}
