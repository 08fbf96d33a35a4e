import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Description, EuEntityDetails, GivenEuSubjectDetails } from './details.ts'
import { Started } from './grants.ts'
import { GivenEuContext, GivenFingerprint } from './identifiers.ts'

/** Makes an administrator of the context of this NIP and an EU entity, which begins with this. */
export const grantEuAdministration = operation({
  method: 'POST',
  path: '/permissions/eu-entities/administration/grants',
  summary: 'Grant EU entity administrator permissions',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage'],
  limits: 'other',
  contexts: ['Nip'],
  get body() {
    return z.object({
      subjectIdentifier: GivenFingerprint(),
      contextIdentifier: GivenEuContext(),
      description: Description(),
      euEntityName: z.string().min(5).max(256),
      subjectDetails: GivenEuSubjectDetails(),
      euEntityDetails: EuEntityDetails(),
    })
  },
  success: {
    status: 202,
    get body() {
      return Started()
    },
  },
  errors: ['unreadableContent', 'validationFailed', 'contextTypeNotAllowed'],
})
