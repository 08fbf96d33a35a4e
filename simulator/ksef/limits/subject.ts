import { defaultSubjectLimits } from '../../../contracts/ksef/limits/subject.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextKey, type ReadableStore } from '../tables.ts'

/** How many certificates a subject may ask for and hold. */
export const subjectLimits = async (
  subject: { readonly type: string; readonly value: string },
  store: ReadableStore,
): Promise<{ maxEnrollments: number; maxCertificates: number }> => {
  const { type } = subject
  const defaults = defaultSubjectLimits[type === 'Pesel' || type === 'Fingerprint' ? type : 'Nip']
  const own = await store.certificateLimits.get(contextKey(subject))
  return {
    maxEnrollments: own?.maxEnrollments ?? defaults.maxEnrollments,
    maxCertificates: own?.maxCertificates ?? defaults.maxCertificates,
  }
}

export const subject: Handler<Operations['limits']['subject']> = {
  read: async (_input, { caller, store }) => {
    if (caller.subject === undefined) throw new Error('an access token without a subject')
    const { maxEnrollments, maxCertificates } = await subjectLimits(caller.subject, store)
    return { enrollment: { maxEnrollments }, certificate: { maxCertificates } }
  },
}
