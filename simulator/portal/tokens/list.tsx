import { SubjectIdentifierType } from '../../../contracts/ksef/identifiers.ts'
import { TokenStatus } from '../../../contracts/ksef/statuses.ts'
import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import { Identifier } from '../parts/identifier.tsx'
import { type List, listPage } from '../parts/list/list.tsx'
import type { FilterField, ListQuery } from '../parts/list/query.ts'
import type { Column } from '../parts/list/table.tsx'
import { LongText } from '../parts/long-text.tsx'
import { Time } from '../parts/time.tsx'
import { ifKnown } from '../refusal.ts'
import type { SignedInVisit } from '../visit.ts'
import { isMoving, roleLabels, Status, statusLabel } from './facts.tsx'

/** Characters of a part that KSeF looks for. */
const SHORTEST_PART = 3

const part = {
  hint: 'filterPart',
  wrong: (text: string) => (text.length < SHORTEST_PART ? 'filterTooShort' : 'filterTooLong'),
} as const

const filter: readonly FilterField[] = [
  { name: 'name', label: 'columnName', member: 'description', ...part },
  { name: 'author', label: 'columnAuthor', member: 'authorIdentifier', ...part },
  {
    name: 'author-type',
    label: 'filterAuthorType',
    choices: SubjectIdentifierType.options.map(value => ({ value })),
  },
  {
    name: 'status',
    label: 'columnStatus',
    choices: TokenStatus.options.map(value => ({ value, label: statusLabel(value) })),
  },
]

const columns: readonly Column<Token>[] = [
  { label: 'columnName', kind: 'name', head: true, cell: ({ description }) => <LongText text={description} /> },
  {
    label: 'columnRoles',
    kind: 'wide',
    cell: ({ requestedPermissions }, { say }) => (
      <ul class="roles">
        {requestedPermissions.map(role => (
          <li title={role}>{say(roleLabels[role])}</li>
        ))}
      </ul>
    ),
  },
  {
    label: 'columnAuthor',
    kind: 'short',
    cell: ({ authorIdentifier }, { say }) => <Identifier say={say} of={authorIdentifier} />,
  },
  {
    label: 'columnCreated',
    kind: 'instant',
    cell: ({ dateCreated }, { language }) => <Time at={dateCreated} language={language} />,
  },
  {
    label: 'columnLastUsed',
    kind: 'instant',
    cell: ({ lastUseDate }, { say, language }) =>
      lastUseDate ? <Time at={lastUseDate} language={language} /> : say('neverUsed'),
  },
  {
    label: 'columnStatus',
    kind: 'status',
    cell: ({ referenceNumber, status, statusDetails }, { say }) => (
      <>
        <Status say={say} status={status} id={`status-${referenceNumber}`} />
        {statusDetails?.map(detail => (
          <small>{detail}</small>
        ))}
      </>
    ),
  },
  {
    label: 'referenceNumber',
    kind: 'reference',
    cell: ({ referenceNumber }) => <span class="mono">{referenceNumber}</span>,
  },
]

const input = ({ values, size, after }: ListQuery) => ({
  query: {
    status: values.status === undefined ? undefined : [values.status as TokenStatus],
    description: values.name,
    authorIdentifier: values.author,
    authorIdentifierType: values['author-type'] as SubjectType | undefined,
    pageSize: size,
  },
  headers: { 'x-continuation-token': after },
})
type SubjectType = (typeof SubjectIdentifierType.options)[number]

/** The token that was just revoked: the list may not show it, or not on this page. */
const readRevoked = async ({ url, signedIn }: SignedInVisit): Promise<Token | undefined> => {
  const referenceNumber = url.searchParams.get('revoked')
  if (!referenceNumber) return undefined
  return ifKnown(() => signedIn.ksef.tokens.get({ params: { referenceNumber } }))
}

export const tokenList: List<Token> = {
  path: '/web/tokens',
  title: 'tokenList',
  lead: ({ say, signedIn }) => say('listLead', { nip: signedIn.context.value }),
  filter,
  sizes: [10, 20, 50],
  columns: () => columns,
  read: async ({ signedIn }, query) => {
    const { tokens, continuationToken } = await signedIn.ksef.tokens.list(input(query))
    return { rows: tokens, next: continuationToken ?? undefined }
  },
  above: async visit => {
    const { say } = visit
    const token = await readRevoked(visit)
    if (token === undefined) return undefined
    const content = (
      <div class="strip" role="status">
        <span>{say('revokeState', { name: token.description })}</span>
        <Status say={say} status={token.status} id="revoked-status" />
      </div>
    )
    return { content, moving: isMoving(token) }
  },
  choosing: {
    name: 'token',
    action: '/web/tokens/revoke',
    verb: 'revoke',
    danger: true,
    hint: 'revokeHint',
    nothing: 'revokeNothing',
    value: ({ referenceNumber }) => referenceNumber,
    label: ({ description }, say) => say('selectToken', { name: description }),
    isOver: ({ status }) => status === 'Revoked' || status === 'Revoking',
  },
  isMoving,
  empty: 'listEmpty',
  emptyLine: 'listEmptyLine',
  begin: ['/web/tokens/generate', 'generateToken'],
  noMatch: 'listNoMatch',
}

/** 9. Token list. */
export const tokenListPage = listPage(tokenList)
