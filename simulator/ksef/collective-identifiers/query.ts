import { dateCreatedDetails } from '../../../contracts/ksef/collective-identifiers/date-range-details.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp, readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import { endOf } from '../../store/engine.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { continuationToken, type Listing, readContinuationToken, readPage } from '../paging.ts'
import type { CollectiveIdentifierRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'
import { madeBy, merged } from './sees.ts'

type Query = Operations['collectiveIdentifiers']['query']
type Asked = Input<Query>['body']

/** 100 days. */
const LONGEST = 100 * 86_400_000

export const query: Handler<Query> = {
  read: async ({ body, query: { pageSize }, headers }, { caller, store }) => {
    const context = contextOf(caller)
    const { from, to } = readRange(body)
    const read = readerFor(context, store)
    const listing: Listing<CollectiveIdentifierRecord> = {
      read: async (after, size) => (await read(after ?? endOf(to), size)).filter(({ createdAt }) => createdAt >= from),
      matches: matcherOf(body, context),
      position: ({ createdAt, number }) => [createdAt, number],
    }
    const { found, next } = await readPage(listing, readContinuationToken(headers['x-continuation-token']), pageSize)
    return {
      continuationToken: continuationToken(next),
      collectiveIdentifiers: found.map(record => ({
        collectiveIdentifierNumber: record.number,
        dateCreated: formatTimestamp(record.createdAt),
        invoiceCount: record.invoiceCount,
        createdInCurrentContext: madeBy(context, record),
      })),
    }
  },
}

const readRange = ({ dateCreatedFrom, dateCreatedTo }: Asked) => {
  const [from, to] = [readTimestamp(dateCreatedFrom)!, readTimestamp(dateCreatedTo)!]
  const told = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  if (to < from)
    throw new KsefError('validationFailed', {
      details: [dateCreatedDetails.upsideDown],
      explanation: why('upsideDown', told),
    })
  if (to - from > LONGEST)
    throw new KsefError('validationFailed', {
      details: [dateCreatedDetails.tooLong],
      explanation: why('tooLong', told),
    })
  return { from, to }
}

/** Those of the context; for a NIP also those of which it is the seller (collective-008). */
const readerFor =
  (context: ContextIdentifier, { collectiveIdentifiers }: ReadableStore): Listing<CollectiveIdentifierRecord>['read'] =>
  async (after, size) => {
    const page = { after, size, order: 'newest' } as const
    const own = await collectiveIdentifiers.page('byContext', contextKey(context), page)
    if (context.type !== 'Nip') return own
    return merged([own, await collectiveIdentifiers.page('bySeller', context.value, page)], size)
  }

const matcherOf =
  (
    { collectiveIdentifierNumber, invoiceCountFrom, invoiceCountTo, createdInCurrentContext }: Asked,
    context: ContextIdentifier,
  ) =>
  (record: CollectiveIdentifierRecord): boolean =>
    (collectiveIdentifierNumber == null || collectiveIdentifierNumber === record.number) &&
    record.invoiceCount >= (invoiceCountFrom ?? Number.NEGATIVE_INFINITY) &&
    record.invoiceCount <= (invoiceCountTo ?? Number.POSITIVE_INFINITY) &&
    (createdInCurrentContext == null || createdInCurrentContext === madeBy(context, record))
