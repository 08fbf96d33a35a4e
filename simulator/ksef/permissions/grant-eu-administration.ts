import type { Operations } from '../../../contracts/ksef/operations.ts'
import { EuPermission } from '../../../contracts/ksef/permission-names.ts'
import { ownCompound } from './checks.ts'
import { granting } from './grant.ts'
import { shownDetails } from './shown-details.ts'

export const grantEuAdministration = granting<Operations['permissions']['grantEuAdministration']>(
  [ownCompound],
  ({ subjectIdentifier, contextIdentifier, description, euEntityName, subjectDetails, euEntityDetails }, common) =>
    EuPermission.options.map(scope => ({
      ...common,
      kind: 'euAdmin',
      context: contextIdentifier,
      subject: subjectIdentifier,
      scope,
      canDelegate: false,
      description,
      details: shownDetails(subjectDetails),
      euEntity: { name: euEntityName, details: euEntityDetails },
    })),
)
