import { grantAuthorization as contract } from '../../../contracts/ksef/permissions/grant-authorization.ts'
import { fitsPermission, knownProvider, notToOwner } from './checks.ts'
import { granting } from './grant.ts'

export const grantAuthorization = granting(
  contract,
  [fitsPermission, knownProvider, notToOwner],
  ({ subjectIdentifier, permission, description, subjectDetails: { fullName } }, { grantor, author }) => [
    {
      kind: 'authorization',
      grantor,
      author,
      context: subjectIdentifier,
      subject: subjectIdentifier,
      scope: permission,
      canDelegate: false,
      description,
      details: { entity: { subjectDetailsType: 'EntityByIdentifier', fullName } },
    },
  ],
)
