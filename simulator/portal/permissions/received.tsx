import { PermissionState } from '../../../contracts/ksef/permissions/lists.ts'
import type { EntityPermissionItem } from '../../../contracts/ksef/permissions/query-entities.ts'
import { type PersonalPermission, PersonalPermissionScope } from '../../../contracts/ksef/permissions/query-personal.ts'
import type { EntityRole } from '../../../contracts/ksef/permissions/query-roles.ts'
import { Identifier } from '../parts/identifier.tsx'
import { pageAsked, pageFound } from '../parts/list/numbered.ts'
import type { Column } from '../parts/list/table.tsx'
import { LongText } from '../parts/long-text.tsx'
import type { PageRows } from '../visit.ts'
import { grantedColumn, Role, scopeColumn, stateColumn } from './facts.tsx'
import { given, identifierFilter, oneOf, scopeFilter, stateFilter } from './filters.ts'
import { unitTyped } from './identifiers.ts'
import { pagesOfList } from './permission-list.tsx'
import { permissionViews } from './views.ts'

/** "Works in": the context; "reaches": the client of an intermediary. */
const ownColumns: readonly Column<PersonalPermission>[] = [
  {
    label: 'columnPermission',
    kind: 'name',
    head: true,
    cell: scopeColumn.cell,
  },
  stateColumn,
  {
    label: 'columnWorksIn',
    kind: 'number',
    cell: ({ contextIdentifier }, { say }) =>
      contextIdentifier ? <Identifier say={say} of={contextIdentifier} /> : '–',
  },
  {
    label: 'columnReach',
    kind: 'number',
    cell: ({ targetIdentifier }, { say }) => (targetIdentifier ? <Identifier say={say} of={targetIdentifier} /> : '–'),
  },
  grantedColumn,
]

const firmColumns: readonly Column<EntityPermissionItem>[] = [
  {
    label: 'columnGrantor',
    kind: 'name',
    head: true,
    cell: ({ contextIdentifier }, { say }) => <Identifier say={say} of={contextIdentifier} />,
  },
  { ...scopeColumn, kind: 'name' },
  grantedColumn,
]

const roleColumns: readonly Column<EntityRole>[] = [
  { label: 'columnRole', kind: 'name', head: true, cell: ({ role }, { say }) => <Role say={say} role={role} /> },
  {
    label: 'columnDescription',
    kind: 'name',
    cell: ({ description }) => <LongText text={description} />,
  },
  {
    label: 'columnParent',
    kind: 'number',
    cell: ({ parentEntityIdentifier }, { say }) =>
      parentEntityIdentifier ? <Identifier say={say} of={parentEntityIdentifier} /> : '–',
  },
  grantedColumn,
]

/** What whoever is signed in holds, and what the firm of the context got from others. */
export const receivedPages: PageRows = {
  ...pagesOfList<PersonalPermission>({
    view: permissionViews.own,
    lead: 'permissionsOwnLead',
    columns: ownColumns,
    filter: [
      identifierFilter('context', 'columnWorksIn', 'unitHint', 'contextIdentifier'),
      scopeFilter(PersonalPermissionScope.options),
      stateFilter,
    ],
    read: async ({ signedIn }, query) => {
      const { context, scope, state } = query.values
      const { permissions, hasMore } = await signedIn.ksef.permissions.queryPersonal({
        query: pageAsked(query),
        body: {
          contextIdentifier: given(context, unitTyped),
          permissionTypes: oneOf(scope, PersonalPermissionScope),
          permissionState: given(state, PermissionState.parse),
        },
      })
      return pageFound(permissions, hasMore, query)
    },
    empty: 'permissionsOwnEmpty',
    emptyLine: 'permissionsOfOthers',
  }),
  ...pagesOfList<EntityPermissionItem>({
    view: permissionViews.entities,
    lead: 'permissionsFromFirmsLead',
    columns: firmColumns,
    filter: [identifierFilter('grantor', 'columnGrantor', 'unitHint', 'contextIdentifier')],
    read: async ({ signedIn }, query) => {
      const { permissions, hasMore } = await signedIn.ksef.permissions.queryEntities({
        query: pageAsked(query),
        body: { contextIdentifier: given(query.values.grantor, unitTyped) },
      })
      return pageFound(permissions, hasMore, query)
    },
    empty: 'permissionsFromFirmsEmpty',
    emptyLine: 'permissionsOfOthers',
  }),
  ...pagesOfList<EntityRole>({
    view: permissionViews.roles,
    lead: 'permissionsRolesLead',
    columns: roleColumns,
    filter: [],
    read: async ({ signedIn }, query) => {
      const { roles, hasMore } = await signedIn.ksef.permissions.queryRoles({ query: pageAsked(query) })
      return pageFound(roles, hasMore, query)
    },
    empty: 'permissionsRolesEmpty',
  }),
}
