import { operation } from '../../operation.ts'
import { GrantScope } from './test-data.ts'

/** Takes away every right that someone has in a context (testdata-047). */
export const revokePermissions = operation({
  method: 'POST',
  path: '/testdata/permissions/revoke',
  summary: 'Test data: revoke permissions',
  bearer: [],
  limits: 'public',
  get body() {
    return GrantScope()
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
