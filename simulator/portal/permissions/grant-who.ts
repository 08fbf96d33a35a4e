import type { FormField } from '../parts/form-fields.tsx'
import {
  byId,
  detailsOf,
  documentFields,
  entityByFp,
  holderFields,
  nameFields,
  withId,
  withoutId,
} from './grant-details.ts'
import { fixed, type GrantPart } from './grant-part.ts'
import { fingerprintTyped, nipTyped, providerTyped, subjectTyped } from './identifiers.ts'

const members = ['subjectIdentifier.value']

interface Identifier {
  readonly type: string
  readonly value: string
}

/** @param kinds how they may be known, the usual one first. @param more what some of these ask for. */
const describedSubject = (
  identifier: Pick<FormField, 'label' | 'hint' | 'wrong'>,
  typed: (text: string) => Identifier,
  kinds: Required<Pick<FormField, 'choices'>>['choices'],
  more: readonly FormField[],
): GrantPart => {
  const standard = kinds[0]!.value
  return {
    fields: fixed([
      { name: 'subject', required: true, members, ...identifier },
      {
        name: 'details',
        label: 'personKnownBy',
        required: true,
        kind: 'select',
        standard,
        choices: kinds,
        members: ['subjectDetails.subjectDetailsType'],
        wrong: 'detailsWrong',
      },
      ...nameFields,
      ...documentFields,
      ...more,
    ]),
    read: form => {
      const kind = form.text('details') || standard
      return {
        subjectIdentifier: typed(form.text('subject')),
        subjectDetails: { subjectDetailsType: kind, ...detailsOf(kind, form) },
      }
    },
  }
}

/** A person by NIP or PESEL, or by the certificate that they have. */
export const subject = describedSubject(
  { label: 'columnWho', hint: 'subjectHint', wrong: 'identifierWrong' },
  subjectTyped,
  [
    { value: byId, label: 'detailsById' },
    { value: withId, label: 'detailsWithId' },
    { value: withoutId, label: 'detailsWithoutId' },
  ],
  [],
)

/** Whoever administers an EU entity is known by a certificate. */
export const euSubject = describedSubject(
  { label: 'fingerprint', hint: 'subjectFingerprintHint', wrong: 'fingerprintWrong' },
  fingerprintTyped,
  [
    { value: withoutId, label: 'detailsWithoutId' },
    { value: withId, label: 'detailsWithId' },
    { value: entityByFp, label: 'detailsEntity' },
  ],
  holderFields,
)

const namedFirm = (
  identifier: Pick<FormField, 'label' | 'hint' | 'kind' | 'wrong'>,
  typed: (text: string) => Identifier,
): GrantPart => ({
  fields: fixed([
    { name: 'subject', required: true, members, ...identifier },
    {
      name: 'fullName',
      label: 'entityName',
      required: true,
      hint: 'entityNameHint',
      members: ['subjectDetails.fullName'],
      wrong: 'entityNameWrong',
    },
  ]),
  read: ({ text }) => ({
    subjectIdentifier: typed(text('subject')),
    subjectDetails: { fullName: text('fullName') },
  }),
})

export const firm = namedFirm(
  { label: 'firmNip', hint: 'firmNipHint', kind: 'digits', wrong: 'firmNipWrong' },
  nipTyped,
)

export const provider = namedFirm(
  { label: 'providerId', hint: 'providerIdHint', wrong: 'providerIdWrong' },
  providerTyped,
)
