import { grantToPerson as contract } from '../../../contracts/ksef/permissions/grant-to-person.ts'
import { enforcementRole, notToOwner } from './checks.ts'
import { granting } from './grant.ts'
import { shownDetails } from './shown-details.ts'

export const grantToPerson = granting(
  contract,
  [enforcementRole, notToOwner],
  ({ subjectIdentifier, permissions, description, subjectDetails }, common) =>
    permissions.map(scope => ({
      ...common,
      kind: 'person',
      subject: subjectIdentifier,
      scope,
      canDelegate: false,
      description,
      details: shownDetails(subjectDetails),
    })),
)
