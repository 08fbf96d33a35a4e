import { strict as assert } from 'node:assert'
import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import type { CallInput, Output } from '../operation.ts'
import type { Identity, Target } from '../suite.ts'
import { permissionsIn } from '../suite-answers.ts'
import { makeInternalId } from './formats.ts'
import type { ContextIdentifier, SubjectIdentifier } from './identifiers.ts'
import type { Operations } from './operations.ts'
import {
  freshPesel,
  outcomeOf,
  personOf,
  type RequestOptions,
  type Session,
  signIn,
  signInOwner,
  startWithSeal,
} from './suite-preparation.ts'

/** How cases come to permissions: granted by the API, waited for, found in the lists. */

export type Permissions = Operations['permissions']
export type BodyOf<Name extends keyof Permissions> =
  CallInput<Permissions[Name]> extends { readonly body?: infer Body } ? NonNullable<Body> : never
type Started = Output<Permissions['grantToPerson']>
type Status = Output<Permissions['operationStatus']>['status']

export const description = 'Suite of contracts'
export const person = {
  subjectDetailsType: 'PersonByIdentifier',
  personById: { firstName: 'Adam', lastName: 'Abacki' },
} as const
export const byFingerprint = {
  subjectDetailsType: 'PersonByFingerprintWithoutIdentifier',
  personByFpNoId: {
    firstName: 'Anna',
    lastName: 'Abacka',
    birthDate: '1990-01-31',
    idDocument: { type: 'Passport', number: 'AB1234567', country: 'DE' },
  },
} as const
export const firm = { fullName: 'Firma sp. z o.o.' } as const
export const euEntity = { fullName: 'Firma G.m.b.H.', address: 'Unter den Linden 1, Berlin' } as const

export const byNip = (value: string) => ({ type: 'Nip' as const, value })
export const byPesel = (value: string) => ({ type: 'Pesel' as const, value })

/** A grant to a person of these permissions. */
export const toPerson = (
  subjectIdentifier: SubjectIdentifier,
  permissions: BodyOf<'grantToPerson'>['permissions'],
  more: Partial<BodyOf<'grantToPerson'>> = {},
): BodyOf<'grantToPerson'> => ({
  subjectIdentifier,
  permissions,
  description,
  subjectDetails: subjectIdentifier.type === 'Fingerprint' ? byFingerprint : person,
  ...more,
})

export const toFirm = (
  nip: string,
  scopes: readonly BodyOf<'grantToEntity'>['permissions'][number]['type'][],
  canDelegate = false,
): BodyOf<'grantToEntity'> => ({
  subjectIdentifier: byNip(nip),
  permissions: scopes.map(type => ({ type, canDelegate })),
  description,
  subjectDetails: firm,
})

export const authorizing = (
  subjectIdentifier: BodyOf<'grantAuthorization'>['subjectIdentifier'],
  permission: BodyOf<'grantAuthorization'>['permission'],
): BodyOf<'grantAuthorization'> => ({ subjectIdentifier, permission, description, subjectDetails: firm })

export const passingOn = (
  subjectIdentifier: SubjectIdentifier,
  target: BodyOf<'grantIndirectly'>['targetIdentifier'],
  permissions: BodyOf<'grantIndirectly'>['permissions'] = ['InvoiceRead'],
): BodyOf<'grantIndirectly'> => ({
  subjectIdentifier,
  targetIdentifier: target,
  permissions,
  description,
  subjectDetails: person,
})

export const unitOf = (nip: string, first4 = '0001') =>
  ({ type: 'InternalId', value: makeInternalId(nip, first4) }) as const

export const administering = (
  subjectIdentifier: SubjectIdentifier,
  contextIdentifier: BodyOf<'grantToSubunit'>['contextIdentifier'],
  more: Partial<BodyOf<'grantToSubunit'>> = {},
): BodyOf<'grantToSubunit'> => ({
  subjectIdentifier,
  contextIdentifier,
  description,
  subunitName: 'Jednostka 014',
  subjectDetails: person,
  ...more,
})

export const compoundOf = (nip: string, vatUe = 'DE123456789') =>
  ({ type: 'NipVatUe', value: `${nip}-${vatUe}` }) as const

export const administeringEu = (
  fingerprint: string,
  contextIdentifier: BodyOf<'grantEuAdministration'>['contextIdentifier'],
): BodyOf<'grantEuAdministration'> => ({
  subjectIdentifier: { type: 'Fingerprint', value: fingerprint },
  contextIdentifier,
  description,
  euEntityName: `${euEntity.fullName}, ${euEntity.address}`,
  subjectDetails: byFingerprint,
  euEntityDetails: euEntity,
})

/** What KSeF knows a certificate by that names nobody: SHA-256 of the DER. */
export const fingerprintOf = ({ certificate }: Identity): string =>
  createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex').toUpperCase()

/** A certificate that holds neither NIP nor PESEL, of its own key. */
export const strangerOf = (target: Target): Promise<Identity> =>
  target.certificate({
    givenName: 'Anna',
    surname: 'Abacka',
    commonName: `Anna Abacka ${randomBytes(4).toString('hex')}`,
    countryName: 'DE',
  })

export const byItsFingerprint: RequestOptions = { subjectIdentifierType: 'certificateFingerprint' }

export const operationNow = async ({ call }: Session, { referenceNumber }: Started): Promise<Status> =>
  (await call.permissions.operationStatus({ params: { referenceNumber } })).status

/** How a grant or revocation ends. */
export const operationOutcome = async (
  target: Target,
  session: Session,
  started: Promise<Started>,
): Promise<Status> => {
  const reference = await started
  return target.settle(
    () => operationNow(session, reference),
    ({ code }) => code !== 100,
  )
}

/** Grants or revokes; it must end well. */
export const carriedOut = async (target: Target, session: Session, started: Promise<Started>): Promise<void> => {
  const status = await operationOutcome(target, session, started)
  assert.deepEqual(status, { code: 200, description: 'Operacja zakończona sukcesem' })
}

/** Grants or revokes; it must end in this code, with KSeF's text. */
export const endsIn = async (
  target: Target,
  session: Session,
  started: Promise<Started>,
  code: number,
  text: string,
): Promise<void> => assert.deepEqual(await operationOutcome(target, session, started), { code, description: text })

export const revoke = ({ call }: Session, permissionId: string): Promise<Started> =>
  call.permissions.revoke({ params: { permissionId } })

type PersonsQuery = BodyOf<'queryPersons'>
export type PersonRow = Output<Permissions['queryPersons']>['permissions'][number]

/** The rows of persons that a context shows: those in it, or those granted from it. */
export const personsIn = async ({ call }: Session, body: Partial<PersonsQuery> = {}): Promise<PersonRow[]> => {
  const queryType = 'PermissionsInCurrentContext' as const
  return (await call.permissions.queryPersons({ body: { queryType, ...body }, query: { pageSize: 100 } })).permissions
}
export const grantedFrom = (session: Session, body: Partial<PersonsQuery> = {}): Promise<PersonRow[]> =>
  personsIn(session, { queryType: 'PermissionsGrantedInCurrentContext', ...body })

export const ownOf = async ({ call }: Session, body: BodyOf<'queryPersonal'> = {}) =>
  (await call.permissions.queryPersonal({ body, query: { pageSize: 100 } })).permissions

/** Scopes, without regard to order. */
export const scopesOf = (rows: readonly { readonly permissionScope: string }[]): string[] =>
  rows.map(({ permissionScope }) => permissionScope).sort()

/** What an access token of now may do. */
export const heldBy = ({ accessToken }: Session): string[] => permissionsIn(accessToken).sort()

/** Somebody who must not get in: 415. */
export const keptOut = async (
  target: Target,
  identity: Identity,
  context: ContextIdentifier,
  options?: RequestOptions,
): Promise<void> => {
  const { status } = await outcomeOf(target, await startWithSeal(target, identity, context, options))
  assert.deepEqual(
    { code: status.code, details: status.details },
    { code: 415, details: ['Brak przypisanych uprawnień'] },
  )
}

/** The administrator of a unit of a firm, signed in there. */
export const signInUnit = async (target: Target, nip: string, pesel = freshPesel()): Promise<Session> => {
  const [owner, unit] = [await signInOwner(target, nip), unitOf(nip)]
  const body = administering(byPesel(pesel), unit)
  await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body }))
  return signIn(target, await personOf(target, `PNOPL-${pesel}`), unit)
}

/** The administrator of an EU entity of a NIP, signed in there, with the owner of the NIP. */
export const signInEuAdmin = async (
  target: Target,
  nip: string,
): Promise<{ owner: Session; admin: Session; fingerprint: string }> => {
  const [owner, identity] = [await signInOwner(target, nip), await strangerOf(target)]
  const fingerprint = fingerprintOf(identity)
  const body = administeringEu(fingerprint, compoundOf(nip))
  await carriedOut(target, owner, owner.call.permissions.grantEuAdministration({ body }))
  return { owner, admin: await signIn(target, identity, compoundOf(nip), byItsFingerprint), fingerprint }
}
