import { operation } from '../../operation.ts'

/** Gives the caller's context the default session limits back. */
export const resetSessionLimits = operation({
  method: 'DELETE',
  path: '/testdata/limits/context/session',
  summary: 'Test data: restore default session limits of the current context',
  bearer: ['accessToken'],
  limits: 'other',
  success: { status: 200 },
  errors: ['validationFailed'],
})
