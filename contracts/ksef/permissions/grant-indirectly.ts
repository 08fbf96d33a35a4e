import * as z from 'zod'
import { operation } from '../../operation.ts'
import { IndirectPermission } from '../permission-names.ts'
import { Description, describesSubject, GivenPersonDetails } from './details.ts'
import { once, Started } from './grants.ts'
import { GivenSubject, GivenTarget } from './identifiers.ts'

/** Passes on, to a person, what clients let the context's firm do: for one client, or for all without a target. */
export const grantIndirectly = operation({
  method: 'POST',
  path: '/permissions/indirect/grants',
  summary: 'Grant permissions indirectly',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage'],
  limits: 'other',
  contexts: ['Nip', 'InternalId'],
  get body() {
    return describesSubject(
      z.object({
        subjectIdentifier: GivenSubject(),
        targetIdentifier: GivenTarget().nullish(),
        permissions: once(IndirectPermission(), name => name),
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
