import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'

/** What KSeF says of its certificates, once for all operations. */

export const CertificateType = z.enum(['Authentication', 'Offline'])
export type CertificateType = z.infer<typeof CertificateType>

/** `Blocked`: while a revocation runs, or suspended. */
export const CertificateStatus = z.enum(['Active', 'Blocked', 'Revoked', 'Expired'])
export type CertificateStatus = z.infer<typeof CertificateStatus>

export const serialNumberPattern = /^[0-9A-F]{16}$/
/**
 * 16 hexadecimal digits of the X.509 serial number. KSeF prints the pattern and does not check it: a number of another
 * form is one that nobody has (ksef-docs, api-changelog 2.5.0).
 */
export const SerialNumber = whenAsked(() => z.string().length(16).meta({ pattern: serialNumberPattern.source }))
/** As the official document prints it: in a JS literal the space needs no backslash. */
const namePattern = '^[a-zA-Z0-9_\\-\\ ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]+$'
export const CertificateName = whenAsked(() => z.string().min(5).max(100).regex(new RegExp(namePattern)))
