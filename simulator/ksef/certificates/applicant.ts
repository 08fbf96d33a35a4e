import type { SubjectIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Output } from '../../../contracts/operation.ts'
import type { Told } from '../../../contracts/told.ts'
import type { AuthenticationRecord } from '../records.ts'
import { why } from './explanations.ts'

export type EnrollmentData = Output<Operations['certificates']['enrollmentData']>

/** Who may ask for a certificate, and what its subject must say. */
export interface Applicant {
  readonly identifier: SubjectIdentifier
  readonly data: EnrollmentData
}

/** Who a sign-in lets ask for certificates; otherwise why not. */
export const applicantOf = (record: AuthenticationRecord): Applicant | { readonly refused: Told } => {
  const { method, subject } = record
  if (method === 'Token' || subject === undefined) return { refused: why('byToken') }
  const { identifier, details } = subject
  if (identifier.type === 'PeppolId') return { refused: why('byPeppol') }
  const { commonName } = details
  if (commonName === undefined) return { refused: why('noName') }
  const names = identifier.type === 'Fingerprint' ? withoutIdentifiers(details) : details
  const common = { commonName, countryName: names.countryName ?? 'PL' }
  return { identifier, data: { ...common, ...ofKind(names, record.uniqueIdentifier) } }
}

type Details = Readonly<Record<string, string>>

/** Assumed: what is given to those known by a fingerprint only is not told (CIRFMF/ksef-api issue 471). */
const withoutIdentifiers = ({ serialNumber: _, organizationIdentifier: __, ...names }: Details): Details => names

/** A person's members or an organisation's, in the order of the document; the others are absent (certyfikaty-KSeF.md). */
const ofKind = (details: Details, uniqueIdentifier: string | undefined): Partial<EnrollmentData> => {
  const { givenName, surname, serialNumber, organizationName, organizationIdentifier } = details
  const isOrganisation = organizationIdentifier !== undefined && !(givenName && surname && serialNumber)
  return isOrganisation
    ? { uniqueIdentifier, organizationName, organizationIdentifier }
    : { givenName, surname, serialNumber: serialNumber && withPrefix(serialNumber), uniqueIdentifier }
}

/** `NIP-` becomes `TINPL-` (certificates-enrollments-data-tinpl); `PESEL-` becomes `PNOPL-`, by analogy. */
const withPrefix = (serialNumber: string): string =>
  serialNumber.replace(/^NIP-/, 'TINPL-').replace(/^PESEL-/, 'PNOPL-')
