import { type Grant, grant } from '../../../client/flows/grant.ts'
import {
  AuthorizationPermission,
  EntityPermission,
  type PersonPermission,
  TestDataPermission,
} from '../../../contracts/ksef/permission-names.ts'
import type { ReadWorldSeed } from '../shape.ts'
import type { Site } from './site.ts'

type Given = NonNullable<ReadWorldSeed['grants']>[number]

/** Those of `wanted` that `schema` knows. */
const amongst = <T extends string>({ options }: { readonly options: readonly T[] }, wanted: readonly string[]): T[] =>
  options.filter(option => wanted.includes(option))

const toPerson = (
  subjectIdentifier: Grant<'grantToPerson'>['subjectIdentifier'],
  personById: { readonly firstName: string; readonly lastName: string },
  { permissions, description }: Given,
): Grant<'grantToPerson'> => ({
  subjectIdentifier,
  permissions: permissions.filter(name => !amongst(AuthorizationPermission, [name]).length) as PersonPermissions,
  description,
  subjectDetails: { subjectDetailsType: 'PersonByIdentifier', personById },
})
type PersonPermissions = (typeof PersonPermission.options)[number][]

/** What KSeF has no operation for is granted as on paper: by test data. */
const onPaper = async (given: Given, permissions: readonly string[], { client }: Site): Promise<void> => {
  const { in: nip, to, description } = given
  const authorized =
    to.nip !== undefined
      ? ({ type: 'Nip', value: to.nip } as const)
      : ({ type: 'Fingerprint', value: to.fingerprint! } as const)
  await client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: nip },
      authorizedIdentifier: authorized,
      permissions: amongst(TestDataPermission, permissions).map(permissionType => ({ permissionType, description })),
    },
  })
}

/** A firm is let handle invoices, is authorised in its own context, or is granted the rest on paper. */
const toFirm = async (given: Given, value: string, site: Site): Promise<void> => {
  const { in: nip, permissions, delegable, description } = given
  const owner = await site.ownerOf(nip)
  const subjectIdentifier = { type: 'Nip', value } as const
  const named = site.plan.seed.companies?.find(company => company.nip === value)?.name
  const subjectDetails = { fullName: named ?? `Firma ${value}` }
  const handling = amongst(EntityPermission(), permissions)
  if (handling.length > 0)
    await grant(owner, 'grantToEntity', {
      ...{ subjectIdentifier, description, subjectDetails },
      permissions: handling.map(type => ({ type, canDelegate: delegable ?? false })),
    })
  for (const permission of amongst(AuthorizationPermission, permissions))
    await grant(owner, 'grantAuthorization', { subjectIdentifier, permission, description, subjectDetails })
  const rest = permissions.filter(
    name => !amongst(EntityPermission(), [name]).length && !amongst(AuthorizationPermission, [name]).length,
  )
  if (rest.length > 0) await onPaper(given, rest, site)
}

const granted = async (given: Given, site: Site): Promise<void> => {
  const { in: nip, to, permissions } = given
  const { persons = [] } = site.plan.seed
  const person = persons.find(it =>
    to.pesel === undefined ? it.nip !== undefined && it.nip === to.nip : it.pesel === to.pesel,
  )
  if (to.fingerprint !== undefined) return onPaper(given, permissions, site)
  if (person === undefined) return toFirm(given, to.nip!, site)
  const { firstName, lastName } = person
  const identifier =
    to.pesel === undefined ? ({ type: 'Nip', value: to.nip! } as const) : ({ type: 'Pesel', value: to.pesel } as const)
  await grant(await site.ownerOf(nip), 'grantToPerson', toPerson(identifier, { firstName, lastName }, given))
}

export const plantGrants = async (site: Site): Promise<void> => {
  for (const [place, given] of (site.plan.seed.grants ?? []).entries())
    await site.at(['grants', place], () => granted(given, site))
}
