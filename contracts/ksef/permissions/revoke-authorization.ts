import * as z from 'zod'
import { operation } from '../../operation.ts'
import { PermissionId, Started } from './grants.ts'

/** Takes back an authorization. */
export const revokeAuthorization = operation({
  method: 'DELETE',
  path: '/permissions/authorizations/grants/{permissionId}',
  summary: 'Revoke an entity authorization',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage'],
  limits: 'other',
  get params() {
    return z.object({ permissionId: PermissionId() })
  },
  success: {
    status: 202,
    get body() {
      return Started()
    },
  },
  errors: ['validationFailed'],
})
