import { PersonPermission } from '../../../contracts/ksef/permission-names.ts'
import { PermissionState } from '../../../contracts/ksef/permissions/lists.ts'
import type { PersonPermissionItem } from '../../../contracts/ksef/permissions/query-persons.ts'
import { Identifier } from '../parts/identifier.tsx'
import { pageAsked, pageFound } from '../parts/list/numbered.ts'
import type { FilterField, ListQuery } from '../parts/list/query.ts'
import type { Column } from '../parts/list/table.tsx'
import type { PageRows, SignedInVisit } from '../visit.ts'
import { grantedColumn, nameIn, Subject, scopeColumn, stateColumn } from './facts.tsx'
import { given, identifierFilter, oneOf, scopeFilter, stateFilter } from './filters.ts'
import { subjectTyped } from './identifiers.ts'
import { pagesOfRevocable } from './permission-list.tsx'
import { permissionViews } from './views.ts'

const columns: readonly Column<PersonPermissionItem>[] = [
  {
    label: 'columnWho',
    kind: 'name',
    head: true,
    cell: (row, { say }) => <Subject say={say} name={nameIn(row)} of={row.authorizedIdentifier} />,
  },
  scopeColumn,
  stateColumn,
  {
    label: 'columnReach',
    kind: 'number',
    cell: ({ contextIdentifier, targetIdentifier }, { say }) => {
      const reached = targetIdentifier ?? contextIdentifier
      return reached ? <Identifier say={say} of={reached} /> : '–'
    },
  },
  grantedColumn,
]

const filter: readonly FilterField[] = [
  identifierFilter('who', 'columnWho', 'subjectHint', 'authorizedIdentifier'),
  scopeFilter(PersonPermission.options),
  stateFilter,
  identifierFilter('author', 'columnGrantedBy', 'subjectHint', 'authorIdentifier'),
]

const read =
  (queryType: 'PermissionsInCurrentContext' | 'PermissionsGrantedInCurrentContext') =>
  async ({ signedIn }: SignedInVisit, query: ListQuery) => {
    const { who, author, scope, state } = query.values
    const { permissions, hasMore } = await signedIn.ksef.permissions.queryPersons({
      query: pageAsked(query),
      body: {
        queryType,
        authorizedIdentifier: given(who, subjectTyped),
        authorIdentifier: given(author, subjectTyped),
        permissionTypes: oneOf(scope, PersonPermission),
        permissionState: given(state, PermissionState.parse),
      },
    })
    return pageFound(permissions, hasMore, query)
  }

const who = (row: PersonPermissionItem) => `${nameIn(row) || row.authorizedIdentifier.value}: ${row.permissionScope}`

/** Who may work in the context, and whom something was granted from it: persons and firms alike. */
export const personPages: PageRows = {
  ...pagesOfRevocable({
    view: permissionViews.here,
    lead: 'permissionsHereLead',
    columns,
    filter,
    who,
    read: read('PermissionsInCurrentContext'),
    empty: 'permissionsHereEmpty',
    grant: '/web/permissions/grant',
    by: 'revoke',
  }),
  ...pagesOfRevocable({
    view: permissionViews.granted,
    lead: 'permissionsFromHereLead',
    columns,
    filter,
    who,
    read: read('PermissionsGrantedInCurrentContext'),
    empty: 'permissionsFromHereEmpty',
    grant: '/web/permissions/grant',
    by: 'revoke',
  }),
}
