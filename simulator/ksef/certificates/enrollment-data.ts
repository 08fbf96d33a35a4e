import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { findAuthentication } from '../auth/authentication.ts'
import type { Handler } from '../handler.ts'
import { applicantOf } from './applicant.ts'

export const enrollmentData: Handler<Operations['certificates']['enrollmentData']> = {
  read: async (_input, { caller, store }) => {
    const applicant = applicantOf(await findAuthentication(store, caller.referenceNumber))
    if ('refused' in applicant) throw new KsefError('noEnrollmentData', { explanation: applicant.refused })
    return applicant.data
  },
}
