import type { AuthorizationPermission, TokenPermission } from '../../../contracts/ksef/permission-names.ts'
import type { PermissionState } from '../../../contracts/ksef/permissions/lists.ts'
import type { EntityRole } from '../../../contracts/ksef/permissions/query-roles.ts'
import { ApiWord } from '../parts/api-word.tsx'
import { Badge } from '../parts/badge.tsx'
import { Identifier, type IdentifierOf } from '../parts/identifier.tsx'
import type { Choice } from '../parts/list/query.ts'
import type { Column } from '../parts/list/table.tsx'
import { LongText } from '../parts/long-text.tsx'
import { Time } from '../parts/time.tsx'
import type { Say, TextKey } from '../texts.ts'
import { roleLabels } from '../tokens/facts.tsx'

/** What is shown of permissions in more than one place. */

export type ScopeName = TokenPermission | AuthorizationPermission | 'VatUeManage'

export const scopeLabels: Readonly<Record<ScopeName, TextKey>> = {
  ...roleLabels,
  InvoiceRead: 'scopeInvoiceRead',
  Introspection: 'scopeIntrospection',
  SubunitManage: 'scopeSubunitManage',
  VatUeManage: 'scopeVatUeManage',
  SelfInvoicing: 'scopeSelfInvoicing',
  RRInvoicing: 'scopeRRInvoicing',
  TaxRepresentative: 'scopeTaxRepresentative',
  PefInvoicing: 'scopePefInvoicing',
}

export const scopeChoices = (scopes: readonly ScopeName[]): readonly Choice[] =>
  scopes.map(value => ({ value, label: scopeLabels[value] }))

const entityRoles: Readonly<Record<EntityRole['role'], TextKey>> = {
  CourtBailiff: 'entityCourtBailiff',
  EnforcementAuthority: 'entityEnforcementAuthority',
  LocalGovernmentUnit: 'entityLocalGovernmentUnit',
  LocalGovernmentSubUnit: 'entityLocalGovernmentSubUnit',
  VatGroupUnit: 'entityVatGroupUnit',
  VatGroupSubUnit: 'entityVatGroupSubUnit',
}

/** What a firm is, and the API's own word for it. */
export const Role = ({ say, role }: { say: Say; role: EntityRole['role'] }) => (
  <>
    {say(entityRoles[role])} <ApiWord word={role} />
  </>
)

interface Details {
  readonly subjectPersonDetails?: { readonly firstName: string; readonly lastName: string } | null
  readonly subjectEntityDetails?: { readonly fullName: string } | null
}

export const nameIn = ({ subjectPersonDetails: person, subjectEntityDetails: entity }: Details): string =>
  person ? `${person.firstName} ${person.lastName}` : (entity?.fullName ?? '')

/** Whoever was granted something: the name that the grantor gave, and the identifier that counts. */
export const Subject = ({ say, name, of }: { say: Say; name: string; of: IdentifierOf }) => (
  <>
    {name && (
      <>
        <LongText text={name} />{' '}
      </>
    )}
    <Identifier say={say} of={of} />
  </>
)

const State = ({ say, state, id }: { say: Say; state: PermissionState; id: string }) => (
  <Badge tone={state === 'Active' ? 'good' : 'over'} value={state} id={`state-${id}`}>
    {say(state === 'Active' ? 'permissionActive' : 'permissionInactive')}
  </Badge>
)

interface ScopeProps {
  readonly say: Say
  readonly scope: ScopeName
  readonly mayPassOn?: boolean
}

/** What is allowed, and the API's own word for it. */
export const Scope = ({ say, scope, mayPassOn }: ScopeProps) => (
  <>
    {say(scopeLabels[scope])} <ApiWord word={scope} />
    {mayPassOn && <small>{say('mayPassOn')}</small>}
  </>
)

/** Columns that several lists have. */
export const scopeColumn: Column<{ permissionScope: ScopeName; canDelegate?: boolean; description: string }> = {
  label: 'columnPermission',
  kind: 'wide',
  cell: ({ permissionScope, canDelegate, description }, { say }) => (
    <>
      <Scope say={say} scope={permissionScope} mayPassOn={canDelegate} />
      <Description text={description} />
    </>
  ),
}

/** What the grantor noted. */
export const Description = ({ text }: { text: string }) => (
  <small class="words">
    <LongText text={text} />
  </small>
)

export const stateColumn: Column<{ id: string; permissionState: PermissionState }> = {
  label: 'columnStatus',
  kind: 'status',
  cell: ({ id, permissionState }, { say }) => <State say={say} state={permissionState} id={id} />,
}

export const grantedColumn: Column<{ startDate: string; authorIdentifier?: IdentifierOf | null }> = {
  label: 'columnGranted',
  kind: 'number',
  cell: ({ startDate, authorIdentifier }, { say, language }) => (
    <>
      <Time at={startDate} language={language} />
      {authorIdentifier && (
        <small>
          {say('grantedBy')} <Identifier say={say} of={authorIdentifier} />
        </small>
      )}
    </>
  ),
}
