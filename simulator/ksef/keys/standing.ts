import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { AuthenticationStatus } from '../../../contracts/ksef/statuses.ts'
import type { Told } from '../../../contracts/told.ts'
import type { CertificateRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'

const refusals: Record<CertificateRecord['status'], AuthenticationStatus | undefined> = {
  Active: undefined,
  Suspended: 'certificateSuspended',
  Revoked: 'certificateRevoked',
}

/** Why a KSeF certificate signs nobody in, as the status of the sign-in says it (460); undefined when it does. */
export const certificateStanding = async (
  serialNumber: string,
  store: ReadableStore,
): Promise<{ outcome: AuthenticationStatus; explanation: Told } | undefined> => {
  const record = await store.certificates.get(serialNumber)
  // auth-status-460-wrong-environment-cert: another environment's certificate.
  if (record === undefined)
    return {
      outcome: 'certificateInvalid',
      explanation: why('issuedElsewhere', { serialNumber }),
    }
  // xades-032; the code is assumed.
  if (record.type === 'Offline')
    throw new KsefError('invalidCertificate', {
      explanation: why('offline', { serialNumber }),
    })
  const outcome = refusals[record.status]
  return outcome && { outcome, explanation: why('notActive', { serialNumber, status: record.status }) }
}
