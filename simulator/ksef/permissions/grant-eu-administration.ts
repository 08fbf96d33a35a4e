import { EuPermission } from '../../../contracts/ksef/permission-names.ts'
import { grantEuAdministration as contract } from '../../../contracts/ksef/permissions/grant-eu-administration.ts'
import { ownCompound } from './checks.ts'
import { granting } from './grant.ts'
import { shownDetails } from './shown-details.ts'

export const grantEuAdministration = granting(
  contract,
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
