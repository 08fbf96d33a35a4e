import * as z from 'zod'
import { operation } from '../../operation.ts'
import { SerialNumber } from './certificate.ts'

export const RevocationReason = z.enum(['Unspecified', 'Superseded', 'KeyCompromise'])

/** Revokes a certificate of the caller, or of the NIP or PESEL that is linked with them. The body may be left out. */
export const revoke = operation({
  method: 'POST',
  path: '/certificates/{certificateSerialNumber}/revoke',
  summary: 'Revoke a certificate',
  bearer: ['accessToken'],
  limits: 'other',
  get params() {
    return z.object({ certificateSerialNumber: SerialNumber() })
  },
  get body() {
    return z.object({ revocationReason: RevocationReason.nullish() }).optional()
  },
  success: { status: 204 },
  errors: [
    'unreadableContent',
    'certificateNotFound',
    'certificateNotRevocable',
    'validationFailed',
    'authMethodNotAllowed',
  ],
})
