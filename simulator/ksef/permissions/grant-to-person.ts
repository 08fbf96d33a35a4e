import type { Operations } from '../../../contracts/ksef/operations.ts'
import { enforcementRole, notToOwner } from './checks.ts'
import { granting } from './grant.ts'
import { shownDetails } from './shown-details.ts'

export const grantToPerson = granting<Operations['permissions']['grantToPerson']>(
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
