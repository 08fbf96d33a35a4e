import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { subjectOf } from './own.ts'
import { usageOf } from './usage.ts'

export const limits: Handler<Operations['certificates']['limits']> = {
  read: async (_input, { caller, store, now }) => {
    const { limits, ...used } = await usageOf(subjectOf(caller), store, now)
    const enrollment = left(limits.maxEnrollments, used.enrollments)
    const certificate = left(limits.maxCertificates, used.active)
    return { canRequest: enrollment.remaining > 0 && certificate.remaining > 0, enrollment, certificate }
  },
}

/** Test data may lower a limit below what is used: remaining is never negative (assumed). */
const left = (limit: number, used: number) => ({ remaining: Math.max(0, limit - used), limit })
