import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Int32 } from '../formats.ts'
import type { SubjectIdentifier } from '../identifiers.ts'

interface SubjectLimits {
  readonly maxEnrollments: number
  readonly maxCertificates: number
}
/** limits-024; certificates-limits-raised-2026-03 */
export const defaultSubjectLimits: Record<SubjectIdentifier['type'], SubjectLimits> = {
  Nip: { maxEnrollments: 300, maxCertificates: 100 },
  Pesel: { maxEnrollments: 12, maxCertificates: 6 },
  Fingerprint: { maxEnrollments: 12, maxCertificates: 6 },
}

/** How many KSeF certificates the caller may ask for and hold. */
export const subject = operation({
  method: 'GET',
  path: '/limits/subject',
  summary: 'Get certificate limits of the current subject',
  bearer: ['accessToken'],
  limits: 'other',
  success: {
    status: 200,
    get body() {
      return z.object({
        enrollment: z.object({ maxEnrollments: Int32().optional() }).nullish(),
        certificate: z.object({ maxCertificates: Int32().optional() }).nullish(),
      })
    },
  },
  errors: [],
})
