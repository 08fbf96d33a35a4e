import * as z from 'zod'
import { operation } from '../../operation.ts'
import { StatusInfo } from '../auth/authentication.ts'
import { ReferenceNumber } from '../formats.ts'
import { codesOf, permissionOperationStatuses } from '../statuses.ts'

/** How a grant or revocation stands: for 30 days, and for the context that asked for it. */
export const operationStatus = operation({
  method: 'GET',
  path: '/permissions/operations/{referenceNumber}',
  summary: 'Get permission operation status',
  bearer: ['accessToken'],
  limits: 'other',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber() })
  },
  success: {
    status: 200,
    get body() {
      return z.object({ status: StatusInfo().meta({ codes: codesOf(permissionOperationStatuses) }) })
    },
  },
  errors: ['validationFailed', 'insufficientResourceAccess', 'gone'],
})
