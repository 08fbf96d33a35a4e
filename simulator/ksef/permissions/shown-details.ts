import type * as z from 'zod'
import type {
  GivenEuSubjectDetails,
  GivenPersonDetails,
  SubjectDetails,
} from '../../../contracts/ksef/permissions/details.ts'

type Given = z.infer<ReturnType<typeof GivenPersonDetails>> | z.infer<ReturnType<typeof GivenEuSubjectDetails>>

/** What a grant says of its subject, as lists repeat it: flat, and of the chosen kind alone (permissions-query-111). */
export const shownDetails = (given: Given): SubjectDetails => {
  const { subjectDetailsType } = given
  if (subjectDetailsType === 'EntityByFingerprint')
    return { entity: { subjectDetailsType, ...('entityByFp' in given ? given.entityByFp! : never()) } }
  if (subjectDetailsType === 'PersonByIdentifier')
    return { person: { subjectDetailsType, ...('personById' in given ? given.personById! : never()) } }
  if (subjectDetailsType === 'PersonByFingerprintWithoutIdentifier')
    return { person: { subjectDetailsType, ...given.personByFpNoId! } }
  const { identifier, ...person } = given.personByFpWithId!
  return { person: { subjectDetailsType, ...person, personIdentifier: identifier } }
}

/** The contract asks for the member of the chosen kind. */
const never = (): never => {
  throw new Error('details without their member')
}
