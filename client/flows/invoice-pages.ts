import type { InvoiceFilters } from '../../contracts/ksef/invoices/query-metadata.ts'
import type { Client } from '../client.ts'
import { dateOf } from '../invoices/date-of.ts'
import type { Session } from '../session.ts'

/** What is looked for; `from` and `to` are at most 100 days apart. */
export type InvoiceSearch = Pick<InvoiceFilters, 'subjectType' | 'dateRange'>

type Page = Awaited<ReturnType<Client['invoices']['queryMetadata']>>

/** The most that KSeF shows at once. */
const PAGE_SIZE = 250

/**
 * Asks for the metadata of all invoices in a range, page by page, the oldest first. KSeF gives ten thousand for one range
 * and says isTruncated when there are more: then one goes on with a range that begins at the last date
 * (invoices-query-021), and what lies at that instant comes twice.
 * @throws Error when more than ten thousand lie at one instant.
 */
export async function* invoicePages(
  session: Pick<Session, 'invoices'>,
  { subjectType, dateRange }: InvoiceSearch,
): AsyncGenerator<Page> {
  let { from } = dateRange
  for (let pageOffset = 0; ; pageOffset += 1) {
    const page = await session.invoices.queryMetadata({
      query: { pageOffset, pageSize: PAGE_SIZE, sortOrder: 'Asc' },
      body: { subjectType, dateRange: { ...dateRange, from } },
    })
    yield page
    if (!page.hasMore) return
    if (!page.isTruncated) continue
    const last = page.invoices.at(-1)
    const next = last && dateOf[dateRange.dateType](last)
    if (next === undefined || Date.parse(next) <= Date.parse(from))
      throw new Error(`KSeF has more invoices of one instant (${from}) than it gives for one range.`)
    from = next
    pageOffset = -1
  }
}
