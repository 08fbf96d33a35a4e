import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp, readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { EnrollmentStatus } from '../../../contracts/ksef/statuses.ts'
import { readSigningRequest } from '../../documents/pkcs10/signing-request.ts'
import { sha256 } from '../../runtime/sha256.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { fatedEnd, fatedEnding } from '../fate.ts'
import type { Handler } from '../handler.ts'
import { issueCertificate, validityFrom } from '../keys/authority.ts'
import { courseOf } from '../outages/course.ts'
import { allOutages } from '../outages/outages.ts'
import type { Ending } from '../outcome.ts'
import { newReferenceNumber } from '../random-text.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { type Applicant, applicantOf } from './applicant.ts'
import { requireSameData, subjectInOrder } from './csr-data.ts'
import { why } from './explanations.ts'
import { type Usage, usageOf } from './usage.ts'

type Enroll = Operations['certificates']['enroll']

/** The order of the faults is assumed (certificates-086). */
export const enroll: Handler<Enroll> = {
  prepare: async ({ body }, { caller, now, read, runtime, explain, fate }) => {
    const applicant = applicantOf(await read(store => findAuthentication(store, caller.referenceNumber)))
    if ('refused' in applicant) throw new KsefError('enrollmentNotAllowed', { explanation: applicant.refused })
    const planned = fatedEnd(now + runtime.delays.enrollment, fate, now)
    const { settlesAt: issuedAt, cancelled } = courseOf(planned, await read(allOutages))
    const from = beginning(body.validFrom, now)
    if (body.validFrom != null && from === undefined) explain(why('fromNow'))
    const request = readSigningRequest(Buffer.from(body.csr, 'base64'))
    requireSameData(request, applicant.data)
    const { publicKey } = request
    const validity = validityFrom(from ?? issuedAt)
    const subject = subjectInOrder(applicant.data)
    const issued = await issueCertificate({ type: body.certificateType, publicKey, subject, ...validity }, runtime)

    return async ({ store }) => {
      const { identifier, data } = applicant
      const usage = await usageOf(identifier, store, now)
      refuseBeyondLimits(applicant, usage)
      const keyHash = sha256(publicKey)
      const ending =
        fatedEnding<EnrollmentStatus>(fate) ??
        cancelled ??
        (await keyOfAnother(keyHash, applicant, store)) ??
        limitMeanwhile(applicant, usage)
      const referenceNumber = newReferenceNumber('EH', runtime, now)
      const common = { subject: identifier, requestedAt: now, ordinal: usage.lastOrdinal + 1 }
      await store.enrollments.add({
        referenceNumber,
        ...common,
        settlesAt: issuedAt,
        ...(ending ?? { outcome: 'succeeded', serialNumber: issued.serialNumber }),
      })
      if (ending === undefined)
        await store.certificates.add({
          ...issued,
          ...common,
          ...validity,
          type: body.certificateType,
          name: body.certificateName,
          commonName: data.commonName,
          issuedAt,
          keyHash,
        })
      return { referenceNumber, timestamp: formatTimestamp(now) }
    }
  },
}

const hour = 3_600_000

/** The asked beginning, where it counts: up to three hours back were accepted (certificates-067); further back is assumed. */
const beginning = (validFrom: string | null | undefined, now: number): number | undefined => {
  const asked = validFrom == null ? undefined : readTimestamp(validFrom)
  if (asked === undefined || asked < now - 3 * hour) return undefined
  if (asked > validityFrom(now).validTo)
    throw new KsefError('validationFailed', {
      details: ["'validFrom' is not in the correct format."],
      explanation: why('tooFarAhead'),
    })
  return asked
}

const refuseBeyondLimits = ({ identifier }: Applicant, { limits, enrollments, active, freeAt }: Usage): void => {
  const subject = contextKey(identifier)
  const { maxEnrollments, maxCertificates } = limits
  if (enrollments >= maxEnrollments) {
    const free = freeAt === undefined ? undefined : new Date(freeAt).toISOString()
    throw new KsefError('enrollmentLimitReached', {
      explanation:
        free === undefined
          ? why('noEnrollments', { subject })
          : why('enrollmentLimit', { subject, limit: maxEnrollments, free }),
    })
  }
  if (active >= maxCertificates)
    throw new KsefError('certificateLimitReached', {
      explanation: why('certificateLimit', { subject, active, limit: maxCertificates }),
    })
}

type EnrollmentEnding = Ending<EnrollmentStatus>

/** The own key may be certified again (open-api.json names another subject's only). */
const keyOfAnother = async (
  keyHash: string,
  { identifier }: Applicant,
  { certificates }: ReadableStore,
): Promise<EnrollmentEnding | undefined> => {
  const [first] = await certificates.page('byKey', keyHash, { size: 1, order: 'oldest' })
  return first === undefined || contextKey(first.subject) === contextKey(identifier)
    ? undefined
    : { outcome: 'keyOfAnother', explanation: why('keyOfAnother') }
}

/** Earlier requests are done with first. */
const limitMeanwhile = ({ identifier }: Applicant, { active, waiting, limits }: Usage): EnrollmentEnding | undefined =>
  active + waiting < limits.maxCertificates
    ? undefined
    : {
        outcome: 'limitReached',
        explanation: why('limitMeanwhile', {
          subject: contextKey(identifier),
          active,
          waiting,
          limit: limits.maxCertificates,
        }),
      }
