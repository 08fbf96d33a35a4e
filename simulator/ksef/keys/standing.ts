import type { CertificateStatus } from '../../../contracts/ksef/certificates/certificate.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { AuthenticationStatus } from '../../../contracts/ksef/statuses.ts'
import type { Told } from '../../../contracts/told.ts'
import type { CertificateRecord } from '../records.ts'
import { why } from './explanations.ts'

/** Where a KSeF certificate stands, read off the clock. One that is not yet valid is Active (assumed). */
export const statusOf = (record: CertificateRecord, now: number): CertificateStatus => {
  if (record.revokedAt !== undefined) return now >= (record.goneAt ?? record.revokedAt) ? 'Revoked' : 'Blocked'
  if (record.suspended) return 'Blocked'
  return now >= record.validTo ? 'Expired' : 'Active'
}

/** Why a KSeF certificate signs nobody in, as the status of the sign-in says it (460); undefined when it does. */
export const certificateStanding = (
  serialNumber: string,
  record: CertificateRecord | undefined,
  now: number,
): { outcome: AuthenticationStatus; explanation: Told } | undefined => {
  // auth-status-460-wrong-environment-cert: another environment's certificate.
  if (record === undefined || now < record.issuedAt)
    return { outcome: 'certificateInvalid', explanation: why('unknown', { serialNumber }) }
  // xades-032; the code is assumed.
  if (record.type === 'Offline')
    throw new KsefError('invalidCertificate', { explanation: why('offline', { serialNumber }) })
  if (record.revokedAt !== undefined)
    return {
      outcome: 'certificateRevoked',
      explanation: why('revoked', { serialNumber, at: new Date(record.revokedAt).toISOString() }),
    }
  if (record.suspended) return { outcome: 'certificateSuspended', explanation: why('suspended', { serialNumber }) }
  if (now < record.validTo) return undefined
  const at = new Date(record.validTo).toISOString()
  return { outcome: 'certificateExpired', explanation: why('expired', { serialNumber, at }) }
}
