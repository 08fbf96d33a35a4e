import * as z from 'zod'
import { operation } from '../../operation.ts'
import { PermissionId, Started } from './grants.ts'

/** Takes back any permission but an authorization. */
export const revoke = operation({
  method: 'DELETE',
  path: '/permissions/common/grants/{permissionId}',
  summary: 'Revoke a permission',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'VatUeManage', 'SubunitManage'],
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
