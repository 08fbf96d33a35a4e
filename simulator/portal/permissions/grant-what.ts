import {
  type AuthorizationPermission,
  EntityPermission,
  EuRepresentativePermission,
  IndirectPermission,
  PersonPermission,
} from '../../../contracts/ksef/permission-names.ts'
import { type ScopeName, scopeChoices, scopeLabels } from './facts.tsx'
import { fixed, type GrantPart } from './grant-part.ts'

/** In the order of the real form (portal-more.md §3.1); what it does not offer comes behind. */
const firstOffered: readonly ScopeName[] = [
  'InvoiceWrite',
  'InvoiceRead',
  'CredentialsRead',
  'Introspection',
  'SubunitManage',
]
const asOffered = (options: readonly ScopeName[]): readonly ScopeName[] => [
  ...firstOffered.filter(one => options.includes(one)),
  ...options.filter(one => !firstOffered.includes(one)),
]

const scopes = (permissions: { readonly options: readonly ScopeName[] }): GrantPart => ({
  fields: fixed([
    {
      name: 'scope',
      label: 'grantScopes',
      required: true,
      kind: 'checks',
      choices: scopeChoices(asOffered(permissions.options)),
      members: ['permissions'],
      wrong: 'grantScopesMissing',
    },
  ]),
  read: ({ all }) => ({ permissions: all('scope') }),
})
export const euScopes = scopes(EuRepresentativePermission)
export const personScopes = scopes(PersonPermission)
export const indirectScopes = scopes(IndirectPermission())

/** What makes an administrator: nothing to choose. */
export const administration: GrantPart = {
  fields: fixed([]),
  read: () => ({ permissions: ['CredentialsManage'] }),
}

/** Each may be given for use alone, or to be passed on as well. */
export const firmScopes: GrantPart = {
  fields: fixed(
    EntityPermission().options.map((scope, index) => ({
      name: `scope-${scope}`,
      label: scopeLabels[scope],
      kind: 'select',
      choices: [
        { value: '', label: 'scopeNot' },
        { value: 'use', label: 'scopeUse' },
        { value: 'pass', label: 'scopePass' },
      ],
      members: index === 0 ? ['permissions'] : [],
      wrong: 'grantFirmScopesMissing',
    })),
  ),
  read: ({ text }) => ({
    permissions: EntityPermission()
      .options.filter(type => text(`scope-${type}`) !== '')
      .map(type => ({ type, canDelegate: text(`scope-${type}`) === 'pass' })),
  }),
}

/** What a firm or provider may do in its own context: nothing to choose. */
export const authorization = (permission: AuthorizationPermission): GrantPart => ({
  fields: fixed([]),
  read: () => ({ permission }),
})
