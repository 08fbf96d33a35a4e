import type { Operations } from '../../../contracts/ksef/operations.ts'
import { fitsPermission, knownProvider, notToOwner } from './checks.ts'
import { granting } from './grant.ts'

export const grantAuthorization = granting<Operations['permissions']['grantAuthorization']>(
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
