import * as z from 'zod'
import { operation } from '../../operation.ts'
import { StatusInfo } from '../auth/authentication.ts'
import { ReferenceNumber, Timestamp } from '../formats.ts'
import { codesOf, enrollmentStatuses } from '../statuses.ts'
import { SerialNumber } from './certificate.ts'

/** How an enrollment stands. Kept for 30 days, then 410. */
export const enrollmentStatus = operation({
  method: 'GET',
  path: '/certificates/enrollments/{referenceNumber}',
  summary: 'Get enrollment processing status',
  bearer: ['accessToken'],
  limits: 'other',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber() })
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        requestDate: Timestamp(),
        status: StatusInfo().meta({ codes: codesOf(enrollmentStatuses) }),
        certificateSerialNumber: SerialNumber().nullish(),
      })
    },
  },
  errors: ['enrollmentNotFound', 'gone', 'validationFailed'],
})
