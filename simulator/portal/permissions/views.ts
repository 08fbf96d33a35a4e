import { queryAuthorizations } from '../../../contracts/ksef/permissions/query-authorizations.ts'
import { queryEntities } from '../../../contracts/ksef/permissions/query-entities.ts'
import { queryEuEntities } from '../../../contracts/ksef/permissions/query-eu-entities.ts'
import { queryPersonal } from '../../../contracts/ksef/permissions/query-personal.ts'
import { queryPersons } from '../../../contracts/ksef/permissions/query-persons.ts'
import { queryRoles } from '../../../contracts/ksef/permissions/query-roles.ts'
import { querySubordinates } from '../../../contracts/ksef/permissions/query-subordinates.ts'
import { querySubunits } from '../../../contracts/ksef/permissions/query-subunits.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import { obstacles, type Rights } from '../rights.ts'
import type { TextKey } from '../texts.ts'

/** A list of permissions, and what it asks KSeF. */
export interface PermissionView {
  readonly path: string
  /** On its tab. */
  readonly label: TextKey
  readonly title: TextKey
  readonly group: 'permissionsGranted' | 'permissionsReceived'
  readonly calls: readonly OperationShape[]
}

const view = (
  name: string,
  label: TextKey,
  title: TextKey,
  group: PermissionView['group'],
  call: OperationShape,
): PermissionView => ({
  path: `/web/permissions/${name}`,
  label,
  title,
  group,
  calls: [call],
})

/** Every list of the API, in the order of the tabs. */
export const permissionViews = {
  here: view('here', 'permissionsHere', 'permissionsHereTitle', 'permissionsGranted', queryPersons),
  granted: view('granted', 'permissionsFromHere', 'permissionsFromHereTitle', 'permissionsGranted', queryPersons),
  authorizations: view(
    'authorizations',
    'permissionsAuthorizations',
    'permissionsAuthorizationsTitle',
    'permissionsGranted',
    queryAuthorizations,
  ),
  units: view('units', 'permissionsUnits', 'permissionsUnitsTitle', 'permissionsGranted', querySubunits),
  eu: view('eu', 'permissionsEu', 'permissionsEuTitle', 'permissionsGranted', queryEuEntities),
  members: view('members', 'permissionsMembers', 'permissionsMembersTitle', 'permissionsGranted', querySubordinates),
  own: view('own', 'permissionsOwn', 'permissionsOwnTitle', 'permissionsReceived', queryPersonal),
  entities: view('entities', 'permissionsFromFirms', 'permissionsFromFirmsTitle', 'permissionsReceived', queryEntities),
  received: view(
    'received',
    'permissionsAuthorizations',
    'permissionsReceivedTitle',
    'permissionsReceived',
    queryAuthorizations,
  ),
  roles: view('roles', 'permissionsRoles', 'permissionsRolesTitle', 'permissionsReceived', queryRoles),
} as const satisfies Record<string, PermissionView>

const all: readonly PermissionView[] = Object.values(permissionViews)

/** Those that someone with these rights may see; one's own are everyone's. */
export const viewsFor = (rights: Rights): readonly PermissionView[] =>
  all.filter(({ calls }) => obstacles(calls, rights) === undefined)
