import { operation } from '../../operation.ts'

/** Gives the caller's context the limits of production. */
export const setProductionRateLimits = operation({
  method: 'POST',
  path: '/testdata/rate-limits/production',
  summary: 'Test data: switch the current context to production rate limits',
  bearer: ['accessToken'],
  limits: 'other',
  success: { status: 200 },
  errors: ['validationFailed'],
})
