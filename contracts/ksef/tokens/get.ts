import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ReferenceNumber } from '../formats.ts'
import { Token } from './token.ts'

/** How a token stands. */
export const get = operation({
  method: 'GET',
  path: '/tokens/{referenceNumber}',
  summary: 'Get KSeF token status',
  bearer: ['accessToken'],
  limits: 'other',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber() })
  },
  success: {
    status: 200,
    get body() {
      return Token()
    },
  },
  errors: ['validationFailed', 'insufficientResourceAccess'],
})
