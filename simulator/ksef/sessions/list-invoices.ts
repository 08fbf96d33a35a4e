import type { Caller } from '../access/caller.ts'
import type { Situation } from '../handler.ts'
import { continuationToken, type Listing, readContinuationToken, readPage } from '../paging.ts'
import type { InvoiceRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'
import { sessionToRead } from './reach.ts'
import { showInvoice } from './show-invoice.ts'

interface Asked {
  readonly params: { readonly referenceNumber: string }
  readonly query: { readonly pageSize: number }
  readonly headers: { readonly 'x-continuation-token'?: string | undefined }
}

/** A page of the invoices of a session, in the order in which they were sent. */
export const listInvoices = async (
  { params, query, headers }: Asked,
  work: Situation & { readonly store: ReadableStore; readonly caller: Caller },
  index: 'bySession' | 'failed',
) => {
  const { caller, store, now, explain } = work
  const session = await sessionToRead(params.referenceNumber, caller, store)
  const listing: Listing<InvoiceRecord> = {
    read: (after, size) => store.invoices.page(index, session.referenceNumber, { after, size, order: 'oldest' }),
    // A rejected invoice is among the failed once that is known.
    matches: ({ settlesAt }) => index === 'bySession' || now >= settlesAt,
    position: ({ ordinal, referenceNumber }) => [ordinal, referenceNumber],
  }
  const after = readContinuationToken(headers['x-continuation-token'])
  const { found, next } = await readPage(listing, after, query.pageSize)
  for (const { ordinal, explanation, settlesAt } of found)
    if (explanation !== undefined && now >= settlesAt) explain(why('invoice', { ordinal, explanation }))
  return {
    continuationToken: continuationToken(next),
    invoices: await Promise.all(found.map(invoice => showInvoice(invoice, store, work))),
  }
}
