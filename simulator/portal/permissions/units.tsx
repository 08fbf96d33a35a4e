import { EuPermission } from '../../../contracts/ksef/permission-names.ts'
import type { EuEntityPermission } from '../../../contracts/ksef/permissions/query-eu-entities.ts'
import type { SubordinateRole } from '../../../contracts/ksef/permissions/query-subordinates.ts'
import type { SubunitPermission } from '../../../contracts/ksef/permissions/query-subunits.ts'
import { Identifier } from '../parts/identifier.tsx'
import { pageAsked, pageFound } from '../parts/list/numbered.ts'
import type { Column } from '../parts/list/table.tsx'
import type { PageRows } from '../visit.ts'
import { Description, grantedColumn, nameIn, Role, Subject, scopeColumn } from './facts.tsx'
import { given, identifierFilter, oneOf, scopeFilter } from './filters.ts'
import { nipTyped, unitTyped } from './identifiers.ts'
import { pagesOfList, pagesOfRevocable } from './permission-list.tsx'
import { permissionViews } from './views.ts'

const unitColumns: readonly Column<SubunitPermission>[] = [
  {
    label: 'columnAdministrator',
    kind: 'name',
    head: true,
    cell: (row, { say }) => <Subject say={say} name={nameIn(row)} of={row.authorizedIdentifier} />,
  },
  {
    label: 'columnUnit',
    kind: 'name',
    cell: ({ subunitName, subunitIdentifier, description }, { say }) => (
      <>
        <Subject say={say} name={subunitName ?? ''} of={subunitIdentifier} />
        <Description text={description} />
      </>
    ),
  },
  grantedColumn,
]

const euColumns: readonly Column<EuEntityPermission>[] = [
  {
    label: 'columnWho',
    kind: 'name',
    head: true,
    cell: (row, { say }) => (
      <Subject say={say} name={nameIn(row)} of={{ type: 'Fingerprint', value: row.authorizedFingerprintIdentifier }} />
    ),
  },
  {
    label: 'columnEuEntity',
    kind: 'name',
    cell: ({ euEntityName, vatUeIdentifier }, { say }) => (
      <Subject say={say} name={euEntityName} of={{ type: 'NipVatUe', value: vatUeIdentifier }} />
    ),
  },
  scopeColumn,
  grantedColumn,
]

const memberColumns: readonly Column<SubordinateRole>[] = [
  {
    label: 'columnMember',
    kind: 'name',
    head: true,
    cell: ({ subordinateEntityIdentifier }, { say }) => <Identifier say={say} of={subordinateEntityIdentifier} />,
  },
  {
    label: 'columnRole',
    kind: 'name',
    cell: ({ role, description }, { say }) => (
      <>
        <Role say={say} role={role} />
        <Description text={description} />
      </>
    ),
  },
  grantedColumn,
]

/** Administrators of units and EU entities, and the members of the context's group. */
export const unitPages: PageRows = {
  ...pagesOfRevocable<SubunitPermission>({
    view: permissionViews.units,
    lead: 'permissionsUnitsLead',
    columns: unitColumns,
    filter: [identifierFilter('unit', 'columnUnit', 'unitHint', 'subunitIdentifier')],
    read: async ({ signedIn }, query) => {
      const { permissions, hasMore } = await signedIn.ksef.permissions.querySubunits({
        query: pageAsked(query),
        body: { subunitIdentifier: given(query.values.unit, unitTyped) },
      })
      return pageFound(permissions, hasMore, query)
    },
    who: row => `${nameIn(row)}: ${row.subunitIdentifier.value}`,
    empty: 'permissionsUnitsEmpty',
    grant: '/web/permissions/grant/unit',
    by: 'revoke',
  }),
  ...pagesOfRevocable<EuEntityPermission>({
    view: permissionViews.eu,
    lead: 'permissionsEuLead',
    columns: euColumns,
    filter: [
      {
        name: 'entity',
        label: 'filterVatUe',
        hint: 'vatUeHint',
        member: 'vatUeIdentifier',
        wrong: () => 'vatUeWrong',
      },
      { name: 'who', label: 'fingerprintPart', hint: 'fingerprintPartHint' },
      scopeFilter(EuPermission.options),
    ],
    read: async ({ signedIn }, query) => {
      const { entity, who, scope } = query.values
      const { permissions, hasMore } = await signedIn.ksef.permissions.queryEuEntities({
        query: pageAsked(query),
        body: {
          vatUeIdentifier: entity,
          authorizedFingerprintIdentifier: who,
          permissionTypes: oneOf(scope, EuPermission),
        },
      })
      return pageFound(permissions, hasMore, query)
    },
    who: row => `${nameIn(row)}: ${row.permissionScope}`,
    empty: 'permissionsEuEmpty',
    grant: '/web/permissions/grant/eu-entity',
    by: 'revoke',
  }),
  ...pagesOfList<SubordinateRole>({
    view: permissionViews.members,
    lead: 'permissionsMembersLead',
    columns: memberColumns,
    filter: [identifierFilter('nip', 'columnMember', 'nipDigits', 'subordinateEntityIdentifier')],
    read: async ({ signedIn }, query) => {
      const { roles, hasMore } = await signedIn.ksef.permissions.querySubordinates({
        query: pageAsked(query),
        body: { subordinateEntityIdentifier: given(query.values.nip, nipTyped) },
      })
      return pageFound(roles, hasMore, query)
    },
    empty: 'permissionsMembersEmpty',
  }),
}
