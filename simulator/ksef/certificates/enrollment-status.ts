import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { enrollmentStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Handler } from '../handler.ts'
import { lifetimes } from '../lifetimes.ts'
import { statusInfo } from '../outcome.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'
import { subjectOf } from './own.ts'

/** Another subject's number is one that does not exist (certificates-088). */
export const enrollmentStatus: Handler<Operations['certificates']['enrollmentStatus']> = {
  read: async ({ params: { referenceNumber } }, { caller, store, now, explain }) => {
    const record = await store.enrollments.get(referenceNumber)
    const subject = contextKey(subjectOf(caller))
    if (record === undefined || contextKey(record.subject) !== subject)
      throw new KsefError('enrollmentNotFound', { explanation: why('noEnrollment', { referenceNumber, subject }) })
    if (now > record.requestedAt + lifetimes.enrollment)
      throw new KsefError('gone', { explanation: why('enrollmentGone', { referenceNumber }) })
    const settled = now >= record.settlesAt
    if (settled && record.explanation !== undefined) explain(record.explanation)
    return {
      requestDate: formatTimestamp(record.requestedAt),
      status: statusInfo(enrollmentStatuses, settled ? record.outcome : 'accepted', record),
      certificateSerialNumber: settled ? record.serialNumber : undefined,
    }
  },
}
