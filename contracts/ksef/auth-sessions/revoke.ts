import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ReferenceNumber } from '../formats.ts'

/** Ends another session of the same subject in the same context. */
export const revoke = operation({
  method: 'DELETE',
  path: '/auth/sessions/{referenceNumber}',
  summary: 'Revoke an authentication session by reference number',
  bearer: ['accessToken'],
  limits: 'other',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber() })
  },
  success: { status: 204 },
  errors: ['validationFailed', 'insufficientResourceAccess'],
})
