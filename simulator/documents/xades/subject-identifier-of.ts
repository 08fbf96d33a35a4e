import { KsefError } from '../../../contracts/ksef/errors.ts'
import { why } from './explanations.ts'
import type { Stamp } from './stamp.ts'
import { subjectText } from './subject-text.ts'

export interface SubjectIdentifier {
  readonly type: 'Nip' | 'Pesel' | 'Fingerprint' | 'PeppolId'
  readonly value: string
}

/**
 * Who signed, by the SubjectIdentifierType the request chose. A certificate without NIP, PESEL or Peppol identifier
 * is 21406 under certificateSubject (recorded in CIRFMF/ksef-api issue 169; e2e tests xades-044, xades-045).
 */
export const subjectIdentifierOf = ({ certificate, request }: Stamp): SubjectIdentifier => {
  if (request.subjectIdentifierType === 'certificateFingerprint')
    return { type: 'Fingerprint', value: certificate.fingerprint }
  const { peppolId, pesel, nip, subject } = certificate
  if (peppolId !== undefined) return { type: 'PeppolId', value: peppolId }
  if (pesel !== undefined) return { type: 'Pesel', value: pesel }
  if (nip !== undefined) return { type: 'Nip', value: nip }
  throw new KsefError('signatureConflict', {
    explanation: why('noIdentifierInSubject', { subject: subjectText(subject) }),
  })
}
