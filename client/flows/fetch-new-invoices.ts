import type { InvoiceFilters } from '../../contracts/ksef/invoices/query-metadata.ts'
import type { Client } from '../client.ts'
import { type Reached, type Walk, walkFrom } from '../invoices/walk.ts'
import type { InvoiceDocument } from '../packages/exported.ts'
import { ExportFailed } from './export-failed.ts'
import { walkPackage } from './export-invoices.ts'
import type { ExportOptions } from './export-package.ts'

/** How far the fetching of new invoices has come: plain JSON, to be kept until the next time. */
export interface FetchState extends Partial<Pick<Reached, 'seen'>> {
  /** The part that the context has in the invoices. */
  readonly subjectType: InvoiceFilters['subjectType']
  /** The first time: the permanent storage date from which invoices are wanted, ISO 8601. */
  readonly from: string
}

/** New invoices, one by one, the oldest first. */
export interface NewInvoices extends AsyncIterable<InvoiceDocument> {
  /**
   * Where to begin the next time. An invoice counts as fetched when the one behind it is asked for: who stops at one gets it
   * again.
   */
  readonly state: FetchState
}

/** KSeF looks at 100 days at a time. */
const searchedPeriod = 90 * 86_400_000
/** The state begins beyond the high-water mark: nothing is certain there yet. */
const BEYOND = 420

/**
 * Fetches the invoices that were stored since the last time, up to KSeF's high-water mark, below which nothing new comes:
 * each exactly once, whatever is sent meanwhile.
 *
 *     const invoices = fetchNewInvoices(session, state)
 *     for await (const { xml, metadata } of invoices) await store(metadata.ksefNumber, xml)
 *     await keep(invoices.state)
 *
 * @throws as `exportInvoices`; the state then tells what was fetched before.
 */
export const fetchNewInvoices = (session: Client, state: FetchState, options: ExportOptions = {}): NewInvoices => {
  const { subjectType } = state
  const walk = walkFrom({ from: state.from, seen: state.seen ?? [] })
  return {
    get state() {
      return { subjectType, ...walk.reached }
    },
    [Symbol.asyncIterator]: () => walkToMark(session, subjectType, walk, options),
  }
}

async function* walkToMark(
  session: Client,
  subjectType: FetchState['subjectType'],
  walk: Walk,
  options: ExportOptions,
): AsyncGenerator<InvoiceDocument> {
  // By KSeF's own clock, which need not show our time.
  const { timestampMs: now } = await session.auth.challenge()
  for (;;) {
    const { from } = walk.reached
    const end = Date.parse(from) + searchedPeriod
    const to = end < now ? new Date(end).toISOString() : undefined
    const dateRange = { dateType: 'PermanentStorage', from, to, restrictToPermanentStorageHwmDate: true } as const
    try {
      const { isTruncated, permanentStorageHwmDate } = yield* walkPackage(
        session,
        { subjectType, dateRange },
        walk,
        options,
      )
      if (isTruncated) continue
      if (permanentStorageHwmDate) walk.moveTo(permanentStorageHwmDate)
    } catch (error) {
      if (error instanceof ExportFailed && error.code === BEYOND) return
      throw error
    }
    // Else the range behind it is next: the mark lies at the end of this one.
    if (to === undefined || Date.parse(walk.reached.from) < end) return
  }
}
