import type { GrantName } from '../../../client/index.ts'
import { operations } from '../../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import type { TextKey } from '../texts.ts'
import { description, type GrantPart } from './grant-part.ts'
import { administration, authorization, euScopes, firmScopes, indirectScopes, personScopes } from './grant-what.ts'
import { allClients, client, euEntity, unit } from './grant-where.ts'
import { euSubject, firm, provider, subject } from './grant-who.ts'

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

/** An authorization has one scope, so each is a kind of its own. */
const authorizationKind = (
  path: string,
  title: TextKey,
  lead: TextKey,
  who: GrantPart,
  permission: Parameters<typeof authorization>[0],
): GrantKind => kind(path, title, lead, 'grantAuthorization', who, authorization(permission))

/** In the order of the real one (portal-more.md §3.1). */
export const grantKinds: readonly GrantKind[] = [
  kind('grant/person', 'grantPerson', 'grantPersonLead', 'grantToPerson', subject, personScopes),
  kind('grant/entity', 'grantEntity', 'grantEntityLead', 'grantToEntity', firm, firmScopes),
  kind('grant/client', 'grantClient', 'grantClientLead', 'grantIndirectly', subject, client, indirectScopes),
  kind(
    'grant/all-clients',
    'grantAllClients',
    'grantAllClientsLead',
    'grantIndirectly',
    subject,
    allClients,
    indirectScopes,
  ),
  authorizationKind(
    'grant/tax-representative',
    'grantTaxRepresentative',
    'grantTaxRepresentativeLead',
    firm,
    'TaxRepresentative',
  ),
  authorizationKind('grant/self-invoicing', 'grantSelfInvoicing', 'grantSelfInvoicingLead', firm, 'SelfInvoicing'),
  authorizationKind('grant/rr-invoicing', 'grantRrInvoicing', 'grantRrInvoicingLead', firm, 'RRInvoicing'),
  authorizationKind('grant/pef-invoicing', 'grantPefInvoicing', 'grantPefInvoicingLead', provider, 'PefInvoicing'),
  kind('grant/unit', 'grantUnit', 'grantUnitLead', 'grantToSubunit', unit, subject),
  kind('grant/eu-entity', 'grantEu', 'grantEuLead', 'grantEuAdministration', euEntity, euSubject),
  kind('grant/eu-representative', 'grantEuRep', 'grantEuRepLead', 'grantEuRepresentation', euSubject, euScopes),
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
