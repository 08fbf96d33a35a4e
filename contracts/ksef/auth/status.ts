import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ReferenceNumber } from '../formats.ts'
import { AuthenticationOperation } from './authentication.ts'

/** How a sign-in stands. Kept for seven days, then 410. Always 200: failures are codes inside. */
export const status = operation({
  method: 'GET',
  path: '/auth/{referenceNumber}',
  summary: 'Get authentication operation status',
  bearer: ['authenticationToken'],
  limits: 'public',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber() })
  },
  success: {
    status: 200,
    get body() {
      return AuthenticationOperation()
    },
  },
  errors: ['authenticationNotFound', 'gone'],
})
