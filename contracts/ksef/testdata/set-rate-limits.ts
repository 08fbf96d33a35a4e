import * as z from 'zod'
import { operation } from '../../operation.ts'
import { RateLimitsOverride } from '../rate-limits.ts'

/** Sets the rate limits of the caller's context. */
export const setRateLimits = operation({
  method: 'POST',
  path: '/testdata/rate-limits',
  summary: 'Test data: override API rate limits of the current context',
  bearer: ['accessToken'],
  limits: 'other',
  get body() {
    return z.object({ rateLimits: RateLimitsOverride() })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
