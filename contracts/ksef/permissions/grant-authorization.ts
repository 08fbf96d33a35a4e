import * as z from 'zod'
import { operation } from '../../operation.ts'
import { AuthorizationPermission } from '../permission-names.ts'
import { Description, GivenEntityDetails } from './details.ts'
import { Started } from './grants.ts'
import { GivenFirmOrProvider } from './identifiers.ts'

/** Lets a firm issue invoices in the grantor's name, working in its own context. */
export const grantAuthorization = operation({
  method: 'POST',
  path: '/permissions/authorizations/grants',
  summary: 'Grant an entity authorization (self-invoicing, RR, tax representative, PEF)',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage'],
  limits: 'other',
  contexts: ['Nip'],
  get body() {
    return z.object({
      subjectIdentifier: GivenFirmOrProvider(),
      permission: AuthorizationPermission,
      description: Description(),
      subjectDetails: GivenEntityDetails(),
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
