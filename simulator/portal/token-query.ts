import { type SubjectIdentifier, SubjectIdentifierType } from '../../contracts/ksef/identifiers.ts'
import { TokenStatus } from '../../contracts/ksef/statuses.ts'

/** What the list is asked for, as it stands in the address of the page. */
export interface TokenQuery {
  readonly status?: TokenStatus
  readonly name?: string
  readonly author?: string
  readonly authorType?: SubjectIdentifier['type']
  readonly size: number
  /** KSeF's continuation token. */
  readonly after?: string
}

export const pageSizes = [10, 20, 50] as const

/** What a header can carry; anything else is no continuation token. */
const sendable = (text: string | undefined): string | undefined =>
  text !== undefined && /^[\x20-\x7e]+$/.test(text) ? text : undefined

export const readTokenQuery = (query: URLSearchParams): TokenQuery => {
  const text = (name: string) => query.get(name)?.trim() || undefined
  return {
    status: TokenStatus.safeParse(query.get('status')).data,
    name: text('name'),
    author: text('author'),
    authorType: SubjectIdentifierType.safeParse(query.get('author-type')).data,
    size: pageSizes.find(size => String(size) === query.get('size')) ?? pageSizes[0],
    after: sendable(text('after')),
  }
}

export const isFiltered = ({ status, name, author, authorType }: TokenQuery): boolean =>
  Boolean(status ?? name ?? author ?? authorType)

/** The same as members of an address; what is not asked for is left out. */
export const writeTokenQuery = ({ status, name, author, authorType, size, after }: TokenQuery) => ({
  status,
  name,
  author,
  'author-type': authorType,
  size: size === pageSizes[0] ? undefined : String(size),
  after,
})

/** What goes to `GET /tokens`. */
export const listInput = ({ status, name, author, authorType, size, after }: TokenQuery) => ({
  query: {
    status: status && [status],
    description: name,
    authorIdentifier: author,
    authorIdentifierType: authorType,
    pageSize: size,
  },
  headers: { 'x-continuation-token': after },
})
