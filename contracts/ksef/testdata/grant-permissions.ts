import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { TestDataPermission } from '../permission-names.ts'
import { Description, GrantScope } from './test-data.ts'

/** Gives someone rights in a NIP's context, as the paper form ZAW-FA does (testdata-046). */
export const grantPermissions = operation({
  method: 'POST',
  path: '/testdata/permissions',
  summary: 'Test data: grant permissions',
  bearer: [],
  limits: 'public',
  get body() {
    return GrantScope().extend({
      /** Without a type it is one to read invoices, the first of them. */
      permissions: z
        .array(z.object({ description: Description(), permissionType: TestDataPermission.optional() }))
        .max(unstated.items),
    })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
