import { makeInternalId } from '../../../contracts/ksef/formats.ts'
import { fixed, type GrantPart } from './grant-part.ts'
import { unitTyped } from './identifiers.ts'

export const client: GrantPart = {
  fields: fixed([
    {
      name: 'client',
      label: 'targetClient',
      required: true,
      hint: 'unitHint',
      members: ['targetIdentifier.value'],
      wrong: 'identifierWrong',
    },
  ]),
  read: ({ text }) => ({ targetIdentifier: unitTyped(text('client')) }),
}

/** All that let the firm pass on, now or later: nothing to name. */
export const allClients: GrantPart = {
  fields: fixed([]),
  read: () => ({ targetIdentifier: { type: 'AllPartners' } }),
}

export const unit: GrantPart = {
  fields: nip => [
    {
      name: 'unit',
      label: 'columnUnit',
      required: true,
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
      required: true,
      hint: 'euContextHint',
      values: { example: `${nip}-DE123456789` },
      standard: `${nip}-`,
      members: ['contextIdentifier.value'],
      wrong: 'euContextWrong',
    },
    {
      name: 'euName',
      label: 'euName',
      required: true,
      hint: 'euNameHint',
      members: ['euEntityName'],
      wrong: 'euNameWrong',
    },
    {
      name: 'euFullName',
      label: 'euFullName',
      required: true,
      members: ['euEntityDetails.fullName'],
      wrong: 'atMost100',
    },
    {
      name: 'euAddress',
      label: 'entityAddress',
      required: true,
      members: ['euEntityDetails.address'],
      wrong: 'atMost512',
    },
  ],
  read: ({ text }) => ({
    contextIdentifier: { type: 'NipVatUe', value: text('compound') },
    euEntityName: text('euName'),
    euEntityDetails: { fullName: text('euFullName'), address: text('euAddress') },
  }),
}
