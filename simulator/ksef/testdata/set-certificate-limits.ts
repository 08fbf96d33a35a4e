import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { why } from './explanations.ts'

/** The type, where one is given, says whose limits are meant; those of another type are not the caller's (assumed). */
export const setCertificateLimits: Handler<Operations['testdata']['setCertificateLimits']> = async (
  { body },
  { caller, store, explain },
) => {
  const { subject } = caller
  if (subject === undefined) throw new Error('an access token without a subject')
  const { subjectIdentifierType: type = subject.type } = body
  if (type !== subject.type) explain(why('limitsOfAnotherType', { own: subject.type, type }))
  await store.certificateLimits.put({
    subject: { type, value: subject.value },
    maxEnrollments: body.enrollment?.maxEnrollments ?? undefined,
    maxCertificates: body.certificate?.maxCertificates ?? undefined,
  })
}
