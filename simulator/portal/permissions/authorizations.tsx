import { AuthorizationPermission } from '../../../contracts/ksef/permission-names.ts'
import type { AuthorizationGrant } from '../../../contracts/ksef/permissions/query-authorizations.ts'
import { pageAsked, pageFound } from '../parts/list/numbered.ts'
import type { Column } from '../parts/list/table.tsx'
import type { PageRows } from '../visit.ts'
import { Description, grantedColumn, nameIn, Scope, Subject } from './facts.tsx'
import { given, identifierFilter, oneOf, scopeFilter } from './filters.ts'
import { firmTyped, nipTyped } from './identifiers.ts'
import { pagesOfList, pagesOfRevocable } from './permission-list.tsx'
import { permissionViews } from './views.ts'

/** Columns behind the other firm. */
const columns: readonly Column<AuthorizationGrant>[] = [
  {
    label: 'columnPermission',
    kind: 'name',
    cell: ({ authorizationScope, description }, { say }) => (
      <>
        <Scope say={say} scope={authorizationScope} />
        <Description text={description} />
      </>
    ),
  },
  grantedColumn,
]

const types = scopeFilter(AuthorizationPermission.options)

/** What lets a firm issue invoices in another's name: given away, and got. */
export const authorizationPages: PageRows = {
  ...pagesOfRevocable<AuthorizationGrant>({
    view: permissionViews.authorizations,
    lead: 'permissionsAuthorizationsLead',
    columns: [
      {
        label: 'columnWho',
        kind: 'name',
        head: true,
        cell: (row, { say }) => <Subject say={say} name={nameIn(row)} of={row.authorizedEntityIdentifier} />,
      },
      ...columns,
    ],
    filter: [identifierFilter('who', 'columnWho', 'firmOrProviderHint', 'authorizedIdentifier'), types],
    read: async ({ signedIn }, query) => {
      const { who, scope } = query.values
      const { authorizationGrants, hasMore } = await signedIn.ksef.permissions.queryAuthorizations({
        query: pageAsked(query),
        body: {
          queryType: 'Granted',
          authorizedIdentifier: given(who, firmTyped),
          permissionTypes: oneOf(scope, AuthorizationPermission),
        },
      })
      return pageFound(authorizationGrants, hasMore, query)
    },
    who: row => `${nameIn(row)}: ${row.authorizationScope}`,
    empty: 'permissionsAuthorizationsEmpty',
    grant: '/web/permissions/grant',
    by: 'revokeAuthorization',
  }),
  ...pagesOfList<AuthorizationGrant>({
    view: permissionViews.received,
    lead: 'permissionsReceivedLead',
    columns: [
      {
        label: 'columnGrantor',
        kind: 'name',
        head: true,
        cell: (row, { say }) => <Subject say={say} name="" of={row.authorizingEntityIdentifier} />,
      },
      ...columns,
    ],
    filter: [identifierFilter('who', 'columnGrantor', 'nipDigits', 'authorizingIdentifier'), types],
    read: async ({ signedIn }, query) => {
      const { who, scope } = query.values
      const { authorizationGrants, hasMore } = await signedIn.ksef.permissions.queryAuthorizations({
        query: pageAsked(query),
        body: {
          queryType: 'Received',
          authorizingIdentifier: given(who, nipTyped),
          permissionTypes: oneOf(scope, AuthorizationPermission),
        },
      })
      return pageFound(authorizationGrants, hasMore, query)
    },
    empty: 'permissionsReceivedEmpty',
    emptyLine: 'permissionsOfOthers',
  }),
}
