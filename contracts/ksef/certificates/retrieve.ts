import * as z from 'zod'
import { operation } from '../../operation.ts'
import { CertificateType, SerialNumber } from './certificate.ts'

/** The caller's certificates of these serial numbers, in their order; a number that is none of theirs is left out (certificates-089). */
export const retrieve = operation({
  method: 'POST',
  path: '/certificates/retrieve',
  summary: 'Retrieve certificates by serial numbers',
  bearer: ['accessToken'],
  limits: 'other',
  get body() {
    return z.object({ certificateSerialNumbers: z.array(SerialNumber()).min(1).max(10) })
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        certificates: z.array(
          z.object({
            /** DER. */
            certificate: z.string().meta({ format: 'byte' }),
            certificateName: z.string(),
            certificateSerialNumber: SerialNumber(),
            certificateType: CertificateType,
          }),
        ),
      })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
})
