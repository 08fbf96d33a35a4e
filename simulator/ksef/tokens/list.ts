import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import { contextOf, has } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import type { Handler, Reading } from '../handler.ts'
import { continuationToken, type Listing, mergedLists, readContinuationToken, readPage } from '../paging.ts'
import type { TokenRecord } from '../records.ts'
import { authorKey, contextKey, ksefTables, type ReadableStore } from '../tables.ts'
import { sameAuthors } from './reach.ts'
import { showToken, statusOf } from './token.ts'

type List = Operations['tokens']['list']

export const list: Handler<List> = {
  read: async ({ query, headers }, work) => {
    const { now } = work
    const listing: Listing<TokenRecord> = {
      read: await readerFor(work),
      matches: filterOf(query, token => statusOf(token, now)),
      position: token => [token.createdAt, token.referenceNumber],
    }
    const after = readContinuationToken(headers['x-continuation-token'])
    const { found, next } = await readPage(listing, after, query.pageSize)
    return {
      continuationToken: continuationToken(next),
      tokens: found.map(token => showToken(token, now)),
    }
  },
}

type Read = Listing<TokenRecord>['read']

/** The tokens that the caller may see, newest first (tokens-030 … 032). */
const readerFor = async ({ caller, store }: Reading<List>): Promise<Read> => {
  const context = contextOf(caller)
  if (has(caller.permissions, 'CredentialsManage') || has(caller.permissions, 'CredentialsRead'))
    return (after, size) => store.tokens.page('byContext', contextKey(context), { after, size, order: 'newest' })
  const { tokenReference } = await findAuthentication(store, caller.referenceNumber)
  if (tokenReference !== undefined) return ownToken(tokenReference, store)
  const authors = await sameAuthors(caller, store)
  const partitions = authors.map(author => authorKey(context, author))
  return mergedLists(store.tokens, ksefTables.tokens, 'byAuthor', partitions)
}

const ownToken =
  (reference: string, store: ReadableStore): Read =>
  async after => {
    const token = after === undefined ? await store.tokens.get(reference) : undefined
    return token === undefined ? [] : [token]
  }

const contains = (text: string, part: string | undefined): boolean =>
  part === undefined || text.toLowerCase().includes(part.toLowerCase())

const filterOf =
  (
    { status, description, authorIdentifier, authorIdentifierType }: Input<List>['query'],
    statusOfToken: (token: TokenRecord) => string,
  ) =>
  (token: TokenRecord): boolean =>
    (status === undefined || status.length === 0 || status.some(one => one === statusOfToken(token))) &&
    contains(token.description, description) &&
    contains(token.author.identifier.value, authorIdentifier) &&
    (authorIdentifierType === undefined || authorIdentifierType === token.author.identifier.type)
