import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { continuationToken, type Listing, readContinuationToken, readPage } from '../paging.ts'
import type { CollectedInvoiceRecord } from '../records.ts'
import { collectedKey, type ReadableStore } from '../tables.ts'
import { madeBy } from './sees.ts'

export const ofInvoice: Handler<Operations['collectiveIdentifiers']['ofInvoice']> = {
  read: async ({ params: { ksefNumber }, query: { pageSize }, headers }, { caller, store }) => {
    const context = contextOf(caller)
    const listing: Listing<CollectedInvoiceRecord> = {
      read: await readerFor(ksefNumber, context, store),
      matches: () => true,
      position: ({ createdAt, number }) => [createdAt, number],
    }
    const { found, next } = await readPage(listing, readContinuationToken(headers['x-continuation-token']), pageSize)
    return {
      continuationToken: continuationToken(next),
      collectiveIdentifiers: found.map(record => ({
        collectiveIdentifierNumber: record.number,
        createdInCurrentContext: madeBy(context, record),
        dateCreated: formatTimestamp(record.createdAt),
      })),
    }
  },
}

/** The seller sees all, anybody else those of the own context (assumed after collective-008). */
const readerFor = async (
  ksefNumber: string,
  context: ContextIdentifier,
  { acceptedInvoices, collectedInvoices }: ReadableStore,
): Promise<Listing<CollectedInvoiceRecord>['read']> => {
  const invoice = await acceptedInvoices.get(ksefNumber)
  const sells = context.type === 'Nip' && context.value === invoice?.metadata.seller.nip
  return (after, size) => {
    const page = { after, size, order: 'newest' } as const
    return sells
      ? collectedInvoices.page('byInvoice', ksefNumber, page)
      : collectedInvoices.page('byContext', collectedKey(context, ksefNumber), page)
  }
}
