import { grantToEntity as contract } from '../../../contracts/ksef/permissions/grant-to-entity.ts'
import { notToOwner } from './checks.ts'
import { granting } from './grant.ts'

export const grantToEntity = granting(
  contract,
  [notToOwner],
  ({ subjectIdentifier, permissions, description, subjectDetails: { fullName } }, common) =>
    permissions.map(({ type: scope, canDelegate = false }) => ({
      ...common,
      kind: 'entity',
      subject: subjectIdentifier,
      scope,
      canDelegate,
      description,
      details: { entity: { subjectDetailsType: 'EntityByIdentifier', fullName } },
    })),
)
