import { defaultSubjectLimits } from '../../../contracts/ksef/limits/subject.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'

export const subject: Handler<Operations['limits']['subject']> = {
  read: async (_input, { caller, store }) => {
    const type = caller.subject?.type
    const defaults = defaultSubjectLimits[type === 'Pesel' || type === 'Fingerprint' ? type : 'Nip']
    const own = caller.subject && (await store.certificateLimits.get(contextKey(caller.subject)))
    return {
      enrollment: { maxEnrollments: own?.maxEnrollments ?? defaults.maxEnrollments },
      certificate: { maxCertificates: own?.maxCertificates ?? defaults.maxCertificates },
    }
  },
}
