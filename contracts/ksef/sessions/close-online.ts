import { operation } from '../../operation.ts'
import { SessionParams, writers } from './session.ts'

/** Closes a session; its UPO is made then (sessions-online-032). */
export const closeOnline = operation({
  method: 'POST',
  path: '/sessions/online/{referenceNumber}/close',
  summary: 'Close an interactive session',
  bearer: ['accessToken'],
  permissions: writers,
  limits: 'onlineSessionClose',
  was: { '2.7': { limits: 'onlineSession' } },
  get params() {
    return SessionParams()
  },
  success: { status: 204 },
  errors: ['onlineSessionNotFound', 'sessionCannotBeClosed', 'validationFailed'],
})
