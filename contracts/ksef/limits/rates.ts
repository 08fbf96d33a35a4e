import { operation } from '../../operation.ts'
import { EffectiveRateLimits } from '../rate-limits.ts'

/** The rate limits in force for the caller's context. */
export const rates = operation({
  method: 'GET',
  path: '/rate-limits',
  summary: 'Get effective API rate limits',
  bearer: ['accessToken'],
  limits: 'other',
  success: {
    status: 200,
    get body() {
      return EffectiveRateLimits()
    },
  },
  errors: [],
})
