import type { SubjectIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { readCertificate } from '../../documents/xades/certificate.ts'

/** Whom a certificate (DER) signs in. */
export const certificateOwner = (der: Buffer): SubjectIdentifier => {
  const { pesel, nip, fingerprint } = readCertificate(der)
  if (pesel !== undefined) return { type: 'Pesel', value: pesel }
  return nip === undefined ? { type: 'Fingerprint', value: fingerprint } : { type: 'Nip', value: nip }
}
