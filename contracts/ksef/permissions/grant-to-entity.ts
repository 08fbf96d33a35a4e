import * as z from 'zod'
import { operation } from '../../operation.ts'
import { EntityPermission } from '../permission-names.ts'
import { Description, GivenEntityDetails } from './details.ts'
import { once, Started } from './grants.ts'
import { GivenFirm } from './identifiers.ts'

/** Lets a firm handle invoices in the grantor's context, and with `canDelegate` pass that on. */
export const grantToEntity = operation({
  method: 'POST',
  path: '/permissions/entities/grants',
  summary: 'Grant invoice-handling permissions to an entity',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage'],
  limits: 'other',
  contexts: ['Nip', 'InternalId'],
  get body() {
    return z.object({
      subjectIdentifier: GivenFirm(),
      permissions: once(
        z.object({ type: EntityPermission(), canDelegate: z.boolean().optional() }),
        ({ type }) => type,
      ),
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
