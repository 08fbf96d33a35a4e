import type { FormField } from '../parts/form-fields.tsx'
import type { Typed } from './grant-part.ts'
import { subjectTyped } from './identifiers.ts'

/** How whoever is granted something is known: what is asked for depends on it. */
export const byId = 'PersonByIdentifier'
export const withId = 'PersonByFingerprintWithIdentifier'
export const withoutId = 'PersonByFingerprintWithoutIdentifier'
export const entityByFp = 'EntityByFingerprint'

const members = (...names: readonly string[]) =>
  names.flatMap(name =>
    ['personById', 'personByFpWithId', 'personByFpNoId'].map(kind => `subjectDetails.${kind}.${name}`),
  )

export const nameFields: readonly FormField[] = [
  {
    name: 'firstName',
    label: 'firstName',
    required: true,
    members: members('firstName'),
    wrong: 'firstNameWrong',
    class: 'of-person',
  },
  {
    name: 'lastName',
    label: 'lastName',
    required: true,
    members: members('lastName'),
    wrong: 'lastNameWrong',
    class: 'of-person',
  },
]

/** More of someone whose certificate holds no number. */
export const documentFields: readonly FormField[] = [
  {
    name: 'identifier',
    label: 'personIdentifier',
    required: true,
    hint: 'personIdentifierHint',
    kind: 'digits',
    members: ['subjectDetails.personByFpWithId.identifier.value'],
    wrong: 'identifierWrong',
    class: 'of-with-id',
  },
  {
    name: 'birthDate',
    label: 'birthDate',
    required: true,
    kind: 'date',
    members: ['subjectDetails.personByFpNoId.birthDate'],
    wrong: 'birthDateWrong',
    class: 'of-without-id',
  },
  {
    name: 'documentType',
    label: 'documentType',
    required: true,
    hint: 'documentTypeHint',
    members: ['subjectDetails.personByFpNoId.idDocument.type'],
    wrong: 'atMost20',
    class: 'of-without-id',
  },
  {
    name: 'documentNumber',
    label: 'documentNumber',
    required: true,
    members: ['subjectDetails.personByFpNoId.idDocument.number'],
    wrong: 'atMost20',
    class: 'of-without-id',
  },
  {
    name: 'documentCountry',
    label: 'documentCountry',
    required: true,
    hint: 'documentCountryHint',
    members: ['subjectDetails.personByFpNoId.idDocument.country'],
    wrong: 'documentCountryWrong',
    class: 'of-without-id',
  },
]

/** The firm that a certificate names. */
export const holderFields: readonly FormField[] = [
  {
    name: 'entityName',
    label: 'holderName',
    required: true,
    members: ['subjectDetails.entityByFp.fullName'],
    wrong: 'atMost100',
    class: 'of-entity',
  },
  {
    name: 'entityAddress',
    label: 'holderAddress',
    required: true,
    members: ['subjectDetails.entityByFp.address'],
    wrong: 'atMost512',
    class: 'of-entity',
  },
]

const person = ({ text }: Typed) => ({ firstName: text('firstName'), lastName: text('lastName') })

export const detailsOf = (kind: string, typed: Typed): object => {
  const { text } = typed
  switch (kind) {
    case withId:
      return { personByFpWithId: { ...person(typed), identifier: subjectTyped(text('identifier')) } }
    case withoutId:
      return {
        personByFpNoId: {
          ...person(typed),
          birthDate: text('birthDate'),
          idDocument: {
            type: text('documentType'),
            number: text('documentNumber'),
            country: text('documentCountry').toUpperCase(),
          },
        },
      }
    case entityByFp:
      return { entityByFp: { fullName: text('entityName'), address: text('entityAddress') } }
    default:
      return { personById: person(typed) }
  }
}
