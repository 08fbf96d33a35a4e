import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler, Reading } from '../handler.ts'
import { standsOn } from '../invoices/stands-on.ts'
import { continuationToken, type Listing, readContinuationToken, readPage } from '../paging.ts'
import type { CollectedInvoiceRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { madeBy } from './sees.ts'

type List = Operations['collectiveIdentifiers']['invoices']

export const invoices: Handler<List> = {
  read: async ({ body, query, headers }, situation) =>
    invoicesOf([...new Set(body.collectiveIdentifierNumbers)], { query, headers }, situation),
}

/** Those of some numbers, a page at a time. */
export const invoicesOf = async (
  numbers: readonly string[],
  { query: { pageSize }, headers }: Pick<Input<List>, 'query' | 'headers'>,
  { caller, store }: Pick<Reading<List>, 'caller' | 'store'>,
) => {
  const listing: Listing<CollectedInvoiceRecord> = {
    read: async (after, size) => {
      const page = { after, size, order: 'newest' } as const
      const lists = await Promise.all(numbers.map(it => store.collectedInvoices.page('byNumber', it, page)))
      return lists.flat().sort(byKsefNumber).slice(0, size)
    },
    matches: () => true,
    position: it => [0, placeOf(it)],
  }
  const { found, next } = await readPage(listing, readContinuationToken(headers['x-continuation-token']), pageSize)
  return {
    continuationToken: continuationToken(next),
    invoices: await Promise.all(found.map(record => show(record, contextOf(caller), store))),
  }
}

const placeOf = ({ ksefNumber, number }: CollectedInvoiceRecord): string => `${ksefNumber} ${number}`
const byKsefNumber = (a: CollectedInvoiceRecord, b: CollectedInvoiceRecord): number =>
  placeOf(a) < placeOf(b) ? 1 : -1

/** collective-identifiers-n08: what was never given is not hidden. */
const show = async (record: CollectedInvoiceRecord, context: ContextIdentifier, store: ReadableStore) => {
  const { ksefNumber, number, payment, description } = record
  const given = payment !== undefined || description !== undefined
  const open = madeBy(context, record) || (await standsOn(ksefNumber, contextKey(context), store))
  return {
    ksefNumber,
    collectiveIdentifierNumber: number,
    ...(open && { payment, description }),
    detailsHidden: given && !open,
  }
}
