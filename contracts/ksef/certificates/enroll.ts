import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Base64, GivenTimestamp, Timestamp } from '../formats.ts'
import { CertificateName, CertificateType } from './certificate.ts'

/** Asks for a certificate: PKCS#10 (DER) with exactly the subject that `enrollmentData` gives. */
export const enroll = operation({
  method: 'POST',
  path: '/certificates/enrollments',
  summary: 'Submit a certificate enrollment (CSR)',
  bearer: ['accessToken'],
  limits: 'other',
  get body() {
    return z.object({
      /** Need not be unique (certificates-084). */
      certificateName: CertificateName(),
      certificateType: CertificateType,
      /** PKCS#10 in DER. */
      csr: Base64(),
      /** When not given, from when it is issued on. */
      validFrom: GivenTimestamp().nullish(),
    })
  },
  success: {
    status: 202,
    get body() {
      return z.object({ referenceNumber: z.string().length(36), timestamp: Timestamp() })
    },
  },
  errors: [
    'unreadableContent',
    'enrollmentNotAllowed',
    'csrDataMismatch',
    'invalidCsr',
    'enrollmentLimitReached',
    'certificateLimitReached',
    'csrKeyNotAllowed',
    'csrAlgorithmNotAllowed',
    'validationFailed',
  ],
})
