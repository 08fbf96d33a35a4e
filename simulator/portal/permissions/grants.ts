import type { GrantName } from '../../../client/index.ts'
import { operations } from '../../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import type { TextKey } from '../texts.ts'
import { description, type GrantPart } from './grant-part.ts'
import { administration, authorizationScope, firmScopes, indirectScopes, personScopes } from './grant-what.ts'
import { euEntity, target, unit } from './grant-where.ts'
import { euSubject, firm, firmOrProvider, subject } from './grant-who.ts'

/** One kind of grant: its page, and what its form is made of. */
export interface GrantKind {
  readonly path: string
  readonly title: TextKey
  readonly lead: TextKey
  readonly name: GrantName
  readonly parts: readonly GrantPart[]
}

const kind = (
  path: string,
  title: TextKey,
  lead: TextKey,
  name: GrantName,
  ...parts: readonly GrantPart[]
): GrantKind => ({
  path: `/web/permissions/${path}`,
  title,
  lead,
  name,
  parts: [...parts, description],
})

/** In the order of the real one (portal-more.md §3.1). */
export const grantKinds: readonly GrantKind[] = [
  kind('grant/person', 'grantPerson', 'grantPersonLead', 'grantToPerson', subject, personScopes),
  kind('grant/entity', 'grantEntity', 'grantEntityLead', 'grantToEntity', firm, firmScopes),
  kind('grant/client', 'grantClient', 'grantClientLead', 'grantIndirectly', subject, target, indirectScopes),
  kind(
    'grant/authorization',
    'grantAuthorizationTitle',
    'grantAuthorizationLead',
    'grantAuthorization',
    firmOrProvider,
    authorizationScope,
  ),
  kind('grant/unit', 'grantUnit', 'grantUnitLead', 'grantToSubunit', unit, subject),
  kind('grant/eu-entity', 'grantEu', 'grantEuLead', 'grantEuAdministration', euEntity, euSubject),
]

/** The menu leads to it by itself. */
export const administrator: GrantKind = kind(
  'administrator',
  'addAdministrator',
  'addAdministratorLead',
  'grantToPerson',
  subject,
  administration,
)

export const callsOf = ({ name }: GrantKind): readonly OperationShape[] => [operations.permissions[name]]
