import type { TokenPermission } from '../../../contracts/ksef/permission-names.ts'
import type { TokenStatus } from '../../../contracts/ksef/statuses.ts'
import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import { Badge, type Tone } from '../parts/badge.tsx'
import type { Fact } from '../parts/facts.tsx'
import { Identifier } from '../parts/identifier.tsx'
import { Time } from '../parts/time.tsx'
import type { Say, TextKey } from '../texts.ts'
import type { Visit } from '../visit.ts'

/** Small things that are shown of a token in more than one place. */

const statuses: Record<TokenStatus, readonly [label: TextKey, tone: Tone]> = {
  Pending: ['statusPending', 'moving'],
  Active: ['statusActive', 'good'],
  Revoking: ['statusRevoking', 'moving'],
  Revoked: ['statusRevoked', 'over'],
  Failed: ['statusFailed', 'bad'],
}

export const statusLabel = (status: TokenStatus): TextKey => statuses[status][0]

/** A status that will change by itself. */
export const isMoving = ({ status }: Pick<Token, 'status'>): boolean => statuses[status][1] === 'moving'

/** `id`: the script renews it while the status moves. */
export const Status = ({ say, status, id }: { say: Say; status: TokenStatus; id?: string }) => (
  <Badge tone={statuses[status][1]} value={status} id={id}>
    {say(statusLabel(status))}
  </Badge>
)

/** In the order of the real form (portal-more.md §4); the first two are what an integration needs ([FILL]). */
export const roleLabels: Record<TokenPermission, TextKey> = {
  InvoiceWrite: 'roleInvoiceWrite',
  InvoiceRead: 'scopeInvoiceRead',
  CredentialsRead: 'roleCredentialsRead',
  CredentialsManage: 'roleCredentialsManage',
  SubunitManage: 'roleSubunitManage',
  EnforcementOperations: 'roleEnforcementOperations',
  Introspection: 'roleIntrospection',
  CollectiveIdentifierManage: 'roleCollectiveIdentifierManage',
}

/** What is said of one token. */
export const tokenFacts = (token: Token, { say, language }: Visit): readonly Fact[] => [
  ['columnName', <bdi>{token.description}</bdi>],
  ['columnRoles', token.requestedPermissions.map(role => say(roleLabels[role])).join(', ')],
  ['columnAuthor', <Identifier say={say} of={token.authorIdentifier} />],
  ['columnCreated', <Time at={token.dateCreated} language={language} />],
  ['columnStatus', <Status say={say} status={token.status} />],
  ['referenceNumber', <span class="mono">{token.referenceNumber}</span>],
]
