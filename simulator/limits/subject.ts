import { defaultSubjectLimits } from '../../contracts/limits/subject.ts'
import type { Operations } from '../../contracts/operations.ts'
import type { Handler } from '../handler.ts'

export const subject: Handler<Operations['limits']['subject']> = async (_input, { caller }) => {
  const type = caller.subject?.type
  const { maxEnrollments, maxCertificates } =
    defaultSubjectLimits[type === 'Pesel' || type === 'Fingerprint' ? type : 'Nip']
  return { enrollment: { maxEnrollments }, certificate: { maxCertificates } }
}
