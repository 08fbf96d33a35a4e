import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { SubjectAttribute } from '../../../../contracts/ksef/subject-attributes.ts'
import type { Told } from '../../../../contracts/told.ts'
import type { SigningCertificate } from '../certificate.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'
import { subjectText } from '../subject-text.ts'

const person: readonly SubjectAttribute[] = ['givenName', 'surname', 'serialNumber', 'commonName', 'countryName']
const organisation: readonly SubjectAttribute[] = [
  'organizationName',
  'organizationIdentifier',
  'commonName',
  'countryName',
]

const refuse = (explanation: Told): never => {
  throw new KsefError('invalidCertificate', { explanation })
}

/** A KSeF certificate repeats the attributes of the one it was enrolled with: a person's or an organisation's. */
const isPerson = ({ kind, subject }: SigningCertificate): boolean =>
  kind === 'person' || (kind === 'ksef' && subject.organizationIdentifier === undefined)

/**
 * The subject has the attributes of its kind (auth/podpis-xades.md; 21115). A fingerprint identifies the certificate
 * whatever its subject says, and Peppol seals are known from e2e tests only: for both nothing is required (assumed).
 */
export const namesSubject: Check = ({ certificate, request }) => {
  if (request.subjectIdentifierType === 'certificateFingerprint' || certificate.kind === 'peppol') return
  const { subject } = certificate
  const required = isPerson(certificate) ? person : organisation
  const missing = required.filter(name => !subject[name])
  if (missing.length > 0) refuse(why('subjectLacks', { missing: missing.join(', '), subject: subjectText(subject) }))
  if (certificate.kind === 'seal' && (subject.givenName ?? subject.surname) !== undefined)
    refuse(why('sealNamesPerson', { subject: subjectText(subject) }))
}
