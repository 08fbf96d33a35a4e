import { operation } from '../../operation.ts'

/** Gives the caller's context the defaults of TEST again and lifts a block at once (testdata-rate-limits-delete-lifts). */
export const resetRateLimits = operation({
  method: 'DELETE',
  path: '/testdata/rate-limits',
  summary: 'Test data: restore default API rate limits of the current context',
  bearer: ['accessToken'],
  limits: 'other',
  success: { status: 200 },
  errors: ['validationFailed'],
})
