import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ReferenceNumber } from '../formats.ts'

/** Revokes a KSeF token. Without CredentialsManage a caller may revoke only their own (tokens-035 … 037). */
export const revoke = operation({
  method: 'DELETE',
  path: '/tokens/{referenceNumber}',
  summary: 'Revoke a KSeF token',
  bearer: ['accessToken'],
  limits: 'other',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber() })
  },
  success: { status: 204 },
  errors: ['validationFailed', 'insufficientResourceAccess'],
})
