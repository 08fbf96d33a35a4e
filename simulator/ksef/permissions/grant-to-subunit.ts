import { grantToSubunit as contract } from '../../../contracts/ksef/permissions/grant-to-subunit.ts'
import { unitOfContext } from './checks.ts'
import { granting } from './grant.ts'
import { shownDetails } from './shown-details.ts'

export const grantToSubunit = granting(
  contract,
  [unitOfContext],
  ({ subjectIdentifier, contextIdentifier, description, subunitName, subjectDetails }, { grantor, author }) => [
    {
      kind: 'subunitAdmin',
      grantor,
      author,
      context: contextIdentifier,
      subject: subjectIdentifier,
      scope: 'CredentialsManage',
      canDelegate: false,
      description,
      details: shownDetails(subjectDetails),
      subunitName: subunitName ?? undefined,
    },
  ],
)
