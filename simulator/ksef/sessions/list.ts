import { formatTimestamp, readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { commonSessionStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Input } from '../../../contracts/operation.ts'
import { endOf } from '../../store/engine.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler, Reading } from '../handler.ts'
import { continuationToken, type Listing, mergedLists, readContinuationToken, readPage } from '../paging.ts'
import type { SessionRecord } from '../records.ts'
import { contextKey, ksefTables, ownSessionsKey } from '../tables.ts'
import { sameAuthors } from '../tokens/reach.ts'
import { seesAll } from './reach.ts'
import { type SessionStanding, sessionLifetime, standingOf } from './standing.ts'

type List = Operations['sessions']['list']
type Query = Input<List>['query']
interface Seen {
  readonly session: SessionRecord
  readonly standing: SessionStanding
}

export const list: Handler<List> = {
  read: async ({ query, headers }, work) => {
    const { store, now } = work
    const read = await readerFor(work)
    const range = { from: instant(query.dateCreatedFrom), to: instant(query.dateCreatedTo) }
    const listing: Listing<Seen> = {
      read: async (after, size) => {
        const start = after ?? (range.to === undefined ? undefined : endOf(range.to))
        const sessions = (await read(start, size)).filter(({ openedAt }) => openedAt >= (range.from ?? 0))
        return Promise.all(
          sessions.map(async session => ({
            session,
            standing: await standingOf(session, store, now),
          })),
        )
      },
      matches: matcherOf(query),
      position: ({ session }) => [session.openedAt, session.referenceNumber],
    }
    const { found, next } = await readPage(
      listing,
      readContinuationToken(headers['x-continuation-token']),
      query.pageSize,
    )
    return { continuationToken: continuationToken(next), sessions: found.map(show) }
  },
}

type Read = (after: Parameters<Listing<Seen>['read']>[0], size: number) => Promise<readonly SessionRecord[]>

/** All of the context, or those of the caller and whom test data makes one with them (session-status-067, -068). */
const readerFor = async ({ caller, store }: Reading<List>): Promise<Read> => {
  const context = contextOf(caller)
  if (seesAll(caller))
    return (after, size) => store.sessions.page('byContext', contextKey(context), { after, size, order: 'newest' })
  const keys = (await sameAuthors(caller, store)).map(author => ownSessionsKey(context, author))
  return mergedLists(store.sessions, ksefTables.sessions, 'byOpener', keys)
}

const instant = (text: string | undefined): number | undefined => (text === undefined ? undefined : readTimestamp(text))

const within = (at: number | undefined, from: string | undefined, to: string | undefined): boolean =>
  (from === undefined && to === undefined) ||
  (at !== undefined &&
    at >= (instant(from) ?? Number.NEGATIVE_INFINITY) &&
    at <= (instant(to) ?? Number.POSITIVE_INFINITY))

const matcherOf =
  (query: Query) =>
  ({ session, standing }: Seen): boolean =>
    session.type === query.sessionType &&
    (query.referenceNumber === undefined || query.referenceNumber === session.referenceNumber) &&
    (!query.statuses?.length || query.statuses.includes(commonSessionStatuses[standing.status])) &&
    within(standing.closedAt, query.dateClosedFrom, query.dateClosedTo) &&
    within(standing.updatedAt, query.dateModifiedFrom, query.dateModifiedTo)

const show = ({ session, standing }: Seen) => ({
  referenceNumber: session.referenceNumber,
  status: standing.shown,
  dateCreated: formatTimestamp(session.openedAt),
  dateUpdated: formatTimestamp(standing.updatedAt),
  validUntil: formatTimestamp(session.openedAt + sessionLifetime),
  totalInvoiceCount: session.invoiceCount,
  successfulInvoiceCount: standing.succeeded,
  failedInvoiceCount: standing.failed,
})
