import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Int32 } from '../formats.ts'
import { SubjectIdentifierType } from '../identifiers.ts'

const Limit = whenAsked(() => Int32().min(0).meta({ format: 'int32' }).nullish())
/** Sets the certificate limits of the caller. What is left out keeps its default (limits-018). */
export const setCertificateLimits = operation({
  method: 'POST',
  path: '/testdata/limits/subject/certificate',
  summary: 'Test data: override certificate limits of the current subject',
  bearer: ['accessToken'],
  limits: 'other',
  get body() {
    return z.object({
      subjectIdentifierType: SubjectIdentifierType.optional(),
      enrollment: z.object({ maxEnrollments: Limit() }).nullish(),
      certificate: z.object({ maxCertificates: Limit() }).nullish(),
    })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
