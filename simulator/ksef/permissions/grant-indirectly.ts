import { grantIndirectly as contract } from '../../../contracts/ksef/permissions/grant-indirectly.ts'
import { notToOwner, targetIsClient } from './checks.ts'
import { granting } from './grant.ts'
import { shownDetails } from './shown-details.ts'

const everyClient = { type: 'AllPartners' as const }

export const grantIndirectly = granting(
  contract,
  [targetIsClient, notToOwner],
  ({ subjectIdentifier, targetIdentifier, permissions, description, subjectDetails }, common) =>
    permissions.map(scope => ({
      ...common,
      kind: 'indirect',
      subject: subjectIdentifier,
      target:
        targetIdentifier?.value == null || targetIdentifier.type === 'AllPartners'
          ? everyClient
          : { type: targetIdentifier.type, value: targetIdentifier.value },
      scope,
      canDelegate: false,
      description,
      details: shownDetails(subjectDetails),
    })),
)
