import { makeInternalId } from '../../../contracts/ksef/formats.ts'
import {
  AuthorizationPermission,
  EntityPermission,
  IndirectPermission,
  PersonPermission,
} from '../../../contracts/ksef/permission-names.ts'
import type { FormField } from '../parts/form-fields.tsx'
import { scopeChoices, scopeLabels } from './facts.tsx'
import { firmTyped, nipTyped, subjectTyped, unitTyped } from './identifiers.ts'

/**
 * What the forms of grants are made of: fields, and what the body of the call takes from them. Values go as they were typed:
 * KSeF judges them.
 */
export interface GrantPart {
  fields(nip: string): readonly FormField[]
  read(typed: Typed): object
}

export interface Typed {
  /** What stands in a field, without the space around it. */
  text(name: string): string
  all(name: string): readonly string[]
}

const fixed = (fields: readonly FormField[]) => () => fields

export const description: GrantPart = {
  fields: fixed([
    {
      name: 'description',
      label: 'columnDescription',
      hint: 'descriptionHint',
      members: ['description'],
      wrong: 'descriptionWrong',
    },
  ]),
  read: ({ text }) => ({ description: text('description') }),
}

// Who

const byId = 'PersonByIdentifier'
const withId = 'PersonByFingerprintWithIdentifier'
const withoutId = 'PersonByFingerprintWithoutIdentifier'
const entityByFp = 'EntityByFingerprint'

const members = (...names: readonly string[]) =>
  names.flatMap(name =>
    ['personById', 'personByFpWithId', 'personByFpNoId'].map(kind => `subjectDetails.${kind}.${name}`),
  )

const nameFields: readonly FormField[] = [
  { name: 'firstName', label: 'firstName', members: members('firstName'), wrong: 'firstNameWrong', class: 'of-person' },
  { name: 'lastName', label: 'lastName', members: members('lastName'), wrong: 'lastNameWrong', class: 'of-person' },
]

/** More of someone whose certificate holds no number. */
const documentFields: readonly FormField[] = [
  {
    name: 'identifier',
    label: 'personIdentifier',
    hint: 'personIdentifierHint',
    kind: 'digits',
    members: ['subjectDetails.personByFpWithId.identifier.value'],
    wrong: 'identifierWrong',
    class: 'of-with-id',
  },
  {
    name: 'birthDate',
    label: 'birthDate',
    kind: 'date',
    members: ['subjectDetails.personByFpNoId.birthDate'],
    wrong: 'dateWrong',
    class: 'of-without-id',
  },
  { name: 'documentType', label: 'documentType', hint: 'documentTypeHint', class: 'of-without-id' },
  { name: 'documentNumber', label: 'documentNumber', class: 'of-without-id' },
  {
    name: 'documentCountry',
    label: 'documentCountry',
    hint: 'documentCountryHint',
    members: ['subjectDetails.personByFpNoId.idDocument.country'],
    wrong: 'documentCountryWrong',
    class: 'of-without-id',
  },
]

const person = ({ text }: Typed) => ({ firstName: text('firstName'), lastName: text('lastName') })

const detailsOf = (kind: string, typed: Typed): object => {
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

/** A person by NIP or PESEL, or by the certificate that they have. */
export const subject: GrantPart = {
  fields: fixed([
    {
      name: 'subject',
      label: 'columnWho',
      hint: 'subjectHint',
      members: ['subjectIdentifier.value'],
      wrong: 'identifierWrong',
    },
    {
      name: 'details',
      label: 'personKnownBy',
      kind: 'select',
      standard: byId,
      choices: [
        { value: byId, label: 'detailsById' },
        { value: withId, label: 'detailsWithId' },
        { value: withoutId, label: 'detailsWithoutId' },
      ],
      members: ['subjectDetails.subjectDetailsType'],
      wrong: 'detailsWrong',
    },
    ...nameFields,
    ...documentFields,
  ]),
  read: typed => {
    const kind = typed.text('details') || byId
    return {
      subjectIdentifier: subjectTyped(typed.text('subject')),
      subjectDetails: { subjectDetailsType: kind, ...detailsOf(kind, typed) },
    }
  },
}

/** Whoever administers an EU entity is known by a certificate. */
export const euSubject: GrantPart = {
  fields: fixed([
    {
      name: 'subject',
      label: 'fingerprint',
      hint: 'subjectFingerprintHint',
      members: ['subjectIdentifier.value'],
      wrong: 'fingerprintWrong',
    },
    {
      name: 'details',
      label: 'personKnownBy',
      kind: 'select',
      standard: withoutId,
      choices: [
        { value: withoutId, label: 'detailsWithoutId' },
        { value: withId, label: 'detailsWithId' },
        { value: entityByFp, label: 'detailsEntity' },
      ],
    },
    ...nameFields,
    ...documentFields,
    { name: 'entityName', label: 'holderName', class: 'of-entity' },
    { name: 'entityAddress', label: 'holderAddress', class: 'of-entity' },
  ]),
  read: typed => {
    const kind = typed.text('details') || withoutId
    return {
      subjectIdentifier: { type: 'Fingerprint', value: typed.text('subject') },
      subjectDetails: { subjectDetailsType: kind, ...detailsOf(kind, typed) },
    }
  },
}

const firmName: FormField = {
  name: 'fullName',
  label: 'entityName',
  hint: 'entityNameHint',
  members: ['subjectDetails.fullName'],
  wrong: 'entityNameWrong',
}

export const firm: GrantPart = {
  fields: fixed([
    {
      name: 'subject',
      label: 'firmNip',
      hint: 'nipDigits',
      kind: 'digits',
      members: ['subjectIdentifier.value'],
      wrong: 'identifierWrong',
    },
    firmName,
  ]),
  read: ({ text }) => ({
    subjectIdentifier: nipTyped(text('subject')),
    subjectDetails: { fullName: text('fullName') },
  }),
}

export const firmOrProvider: GrantPart = {
  fields: fixed([
    {
      name: 'subject',
      label: 'columnWho',
      hint: 'firmOrProviderHint',
      members: ['subjectIdentifier.value'],
      wrong: 'identifierWrong',
    },
    firmName,
  ]),
  read: ({ text }) => ({
    subjectIdentifier: firmTyped(text('subject')),
    subjectDetails: { fullName: text('fullName') },
  }),
}

// What

const scopes = (permissions: typeof PersonPermission | typeof IndirectPermission): GrantPart => ({
  fields: fixed([
    {
      name: 'scope',
      label: 'grantScopes',
      kind: 'checks',
      choices: scopeChoices(permissions.options),
      members: ['permissions'],
      wrong: 'grantScopesMissing',
    },
  ]),
  read: ({ all }) => ({ permissions: all('scope') }),
})
export const personScopes = scopes(PersonPermission)
export const indirectScopes = scopes(IndirectPermission)

/** What makes an administrator: nothing to choose. */
export const administration: GrantPart = {
  fields: fixed([]),
  read: () => ({ permissions: ['CredentialsManage'] }),
}

/** Each may be given for use alone, or to be passed on as well. */
export const firmScopes: GrantPart = {
  fields: fixed(
    EntityPermission.options.map((scope, index) => ({
      name: `scope-${scope}`,
      label: scopeLabels[scope],
      kind: 'select',
      choices: [
        { value: '', label: 'scopeNot' },
        { value: 'use', label: 'scopeUse' },
        { value: 'pass', label: 'scopePass' },
      ],
      members: index === 0 ? ['permissions'] : [],
      wrong: 'grantScopesMissing',
    })),
  ),
  read: ({ text }) => ({
    permissions: EntityPermission.options
      .filter(type => text(`scope-${type}`) !== '')
      .map(type => ({ type, canDelegate: text(`scope-${type}`) === 'pass' })),
  }),
}

export const authorizationScope: GrantPart = {
  fields: fixed([
    {
      name: 'scope',
      label: 'grantScope',
      kind: 'radios',
      choices: scopeChoices(AuthorizationPermission.options),
      members: ['permission'],
      wrong: 'grantScopeMissing',
    },
  ]),
  read: ({ all }) => ({ permission: all('scope')[0] }),
}

// Where

/** For one client, or for all that let the firm pass on. */
export const target: GrantPart = {
  fields: fixed([
    {
      name: 'clients',
      label: 'grantTarget',
      kind: 'select',
      standard: 'AllPartners',
      choices: [
        { value: 'AllPartners', label: 'targetAll' },
        { value: 'one', label: 'targetOne' },
      ],
    },
    {
      name: 'client',
      label: 'targetClient',
      hint: 'unitHint',
      members: ['targetIdentifier.value'],
      wrong: 'identifierWrong',
      class: 'of-one-client',
    },
  ]),
  read: ({ text }) => ({
    targetIdentifier: text('clients') === 'one' ? unitTyped(text('client')) : { type: 'AllPartners' },
  }),
}

export const unit: GrantPart = {
  fields: nip => [
    {
      name: 'unit',
      label: 'columnUnit',
      hint: 'unitOfHint',
      values: { example: makeInternalId(nip, '0001') },
      members: ['contextIdentifier.value'],
      wrong: 'unitWrong',
    },
    { name: 'unitName', label: 'unitName', hint: 'unitNameHint', members: ['subunitName'], wrong: 'unitNameWrong' },
  ],
  read: ({ text }) => ({
    contextIdentifier: unitTyped(text('unit')),
    subunitName: text('unitName') || undefined,
  }),
}

export const euEntity: GrantPart = {
  fields: nip => [
    {
      name: 'compound',
      label: 'euContext',
      hint: 'euContextHint',
      standard: `${nip}-`,
      members: ['contextIdentifier.value'],
      wrong: 'euContextWrong',
    },
    { name: 'euName', label: 'euName', hint: 'unitNameHint', members: ['euEntityName'], wrong: 'unitNameWrong' },
    { name: 'euFullName', label: 'entityName' },
    { name: 'euAddress', label: 'entityAddress' },
  ],
  read: ({ text }) => ({
    contextIdentifier: { type: 'NipVatUe', value: text('compound') },
    euEntityName: text('euName'),
    euEntityDetails: { fullName: text('euFullName'), address: text('euAddress') },
  }),
}
