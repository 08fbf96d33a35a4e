import { operation } from '../../operation.ts'

/** Ends the session of the bearer: its refresh token dies, its access token lives until it expires. */
export const revokeCurrent = operation({
  method: 'DELETE',
  path: '/auth/sessions/current',
  summary: 'Revoke the current authentication session',
  bearer: ['accessToken', 'refreshToken'],
  limits: 'other',
  success: { status: 204 },
  errors: ['validationFailed'],
})
