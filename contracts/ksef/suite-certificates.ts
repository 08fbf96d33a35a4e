import { strict as assert } from 'node:assert'
import type { CallInput, Output } from '../operation.ts'
import type { Identity, RequestedKey, Target } from '../suite.ts'
import type { Operations } from './operations.ts'
import { freshNip, nipContext, type Session, sealOf, signIn, signInOwner } from './suite-preparation.ts'

/** What cases do with KSeF certificates. */

type Certificates = Operations['certificates']
export type Enrolled = Output<Certificates['enroll']>
export type Enrollment = Output<Certificates['enrollmentStatus']>
type Request = CallInput<Certificates['enroll']>['body']

/** A request for a certificate that KSeF must take; `changes` to its body. */
export const enroll = async (
  target: Target,
  { call }: Session,
  { key, ...changes }: Partial<Request> & { readonly key?: RequestedKey } = {},
): Promise<Enrolled & { readonly privateKey: string }> => {
  const { csr, privateKey } = await target.csr(await call.certificates.enrollmentData(), key)
  const body = { certificateName: 'Suite of contracts', certificateType: 'Authentication' as const, csr, ...changes }
  return { ...(await call.certificates.enroll({ body })), privateKey }
}

export const enrollmentNow = ({ call }: Session, { referenceNumber }: Enrolled): Promise<Enrollment> =>
  call.certificates.enrollmentStatus({ params: { referenceNumber } })

/** How a request ends. */
export const enrollmentOutcome = (target: Target, by: Session, enrolled: Enrolled): Promise<Enrollment> =>
  target.settle(
    () => enrollmentNow(by, enrolled),
    seen => seen.status.code !== 100,
  )

/** A certificate of KSeF: PEM, with its key. */
export interface Issued extends Identity {
  readonly serialNumber: string
  readonly der: Buffer
}

export const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

/** Asks for a certificate, waits for it and fetches it. */
export const issued = async (
  target: Target,
  by: Session,
  options?: Partial<Request> & { readonly key?: RequestedKey },
): Promise<Issued> => {
  const enrolled = await enroll(target, by, options)
  const { status, certificateSerialNumber } = await enrollmentOutcome(target, by, enrolled)
  assert.equal(status.code, 200, `${status.code}: ${status.description} ${status.details ?? ''}`)
  assert.ok(certificateSerialNumber)
  const body = { certificateSerialNumbers: [certificateSerialNumber] }
  const { certificates } = await by.call.certificates.retrieve({ body })
  const der = Buffer.from(certificates[0]?.certificate ?? '', 'base64')
  const { privateKey } = enrolled
  return { serialNumber: certificateSerialNumber, der, certificate: pemOf(der), privateKey }
}

/** The owner of a context of their own with a KSeF certificate. */
export const ownerWithCertificate = async (
  target: Target,
  options?: Parameters<typeof issued>[2],
): Promise<{ owner: Session; certificate: Issued }> => {
  const owner = await signInOwner(target)
  return { owner, certificate: await issued(target, owner, options) }
}

/** What a list shows of a certificate. */
export const listed = async ({ call }: Session, certificateSerialNumber: string) => {
  const { certificates } = await call.certificates.query({ body: { certificateSerialNumber } })
  const [found, ...others] = certificates
  assert.deepEqual(others, [])
  assert.ok(found, `${certificateSerialNumber} in the list`)
  return found
}

/** Someone whose NIP may ask for and hold so many. */
export const ownerWithLimits = async (
  target: Target,
  maxEnrollments: number,
  maxCertificates: number,
): Promise<Session> => {
  const nip = freshNip()
  const owner = await signIn(target, await sealOf(target, nip), nipContext(nip))
  const body = { enrollment: { maxEnrollments }, certificate: { maxCertificates } }
  await owner.call.testdata.setCertificateLimits({ body })
  return owner
}
