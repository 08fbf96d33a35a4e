import { defaultSubjectLimits } from '../../../contracts/ksef/limits/subject.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextKey } from '../../store/store.ts'
import type { Handler } from '../handler.ts'

export const subject: Handler<Operations['limits']['subject']> = async (_input, { caller, store }) => {
  const type = caller.subject?.type
  const defaults = defaultSubjectLimits[type === 'Pesel' || type === 'Fingerprint' ? type : 'Nip']
  const own = caller.subject && (await store.certificateLimits.get(contextKey(caller.subject)))
  return {
    enrollment: { maxEnrollments: own?.maxEnrollments ?? defaults.maxEnrollments },
    certificate: { maxCertificates: own?.maxCertificates ?? defaults.maxCertificates },
  }
}
