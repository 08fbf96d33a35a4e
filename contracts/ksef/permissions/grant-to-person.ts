import * as z from 'zod'
import { operation } from '../../operation.ts'
import { PersonPermission } from '../permission-names.ts'
import { Description, describesSubject, GivenPersonDetails } from './details.ts'
import { once, Started } from './grants.ts'
import { GivenSubject } from './identifiers.ts'

/** Lets a person or firm work in the context (permissions-grant-082). */
export const grantToPerson = operation({
  method: 'POST',
  path: '/permissions/persons/grants',
  summary: 'Grant permissions to a natural person',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage'],
  limits: 'other',
  contexts: ['Nip', 'InternalId'],
  get body() {
    return describesSubject(
      z.object({
        subjectIdentifier: GivenSubject(),
        permissions: once(PersonPermission, name => name),
        description: Description(),
        subjectDetails: GivenPersonDetails(),
      }),
    )
  },
  success: {
    status: 202,
    get body() {
      return Started()
    },
  },
  errors: ['unreadableContent', 'validationFailed', 'contextTypeNotAllowed'],
})
