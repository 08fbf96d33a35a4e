import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { HeldPermission, Permission } from '../../../contracts/ksef/permission-names.ts'
import type { AuthenticationRecord, Identifier, PermissionRecord, PersonRecord, Subject } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { has } from './caller.ts'
import { grantedIn, letsPassOn, passedOnFor } from './standing-permissions.ts'

export interface Rights {
  readonly permissions: readonly HeldPermission[]
  readonly roles: readonly string[]
}

/**
 * What a sign-in may do now: what its subject holds in the context, and by a KSeF token no more of it than the token was
 * made for. A token whose author lost a right has lost it too (error-403-missing-permissions).
 */
export const rightsOf = async (
  record: Pick<AuthenticationRecord, 'context' | 'subject' | 'tokenReference'>,
  store: ReadableStore,
  now: number,
): Promise<Rights> => {
  const roles = await rolesOf(record.context, store, now)
  if (record.subject === undefined) return { permissions: [], roles }
  const held = await heldBy(record.subject, record.context, roles, store, now)
  if (record.tokenReference === undefined) return { permissions: held, roles }
  const token = await store.tokens.get(record.tokenReference)
  return { permissions: token?.permissions.filter(permission => has(held, permission)) ?? [], roles }
}

const heldBy = async (
  { identifier }: Subject,
  context: ContextIdentifier,
  roles: readonly string[],
  store: ReadableStore,
  now: number,
): Promise<readonly HeldPermission[]> => {
  if (await owns(identifier, context, store, now)) {
    if (context.type === 'PeppolId') return ['PefInvoiceWrite']
    // testdata-038: a bailiff is Owner plus EnforcementOperations; an enforcement authority likewise.
    return roles.some(isEnforcing) ? ['Owner', 'EnforcementOperations'] : ['Owner']
  }
  const granted = await grantedIn(context, identifier, store, now)
  const direct = [...granted].sort((a, b) => a.countsFrom - b.countsFrom || a.place - b.place)
  const passedOn = await completeChains(context, identifier, store, now)
  return [...new Set([...direct, ...passedOn].map(({ scope }) => scope as Permission))]
}

/** What intermediaries passed on to someone, as far as the context lets them. */
const completeChains = async (
  context: ContextIdentifier,
  subject: Identifier,
  store: ReadableStore,
  now: number,
): Promise<readonly PermissionRecord[]> => {
  const complete: PermissionRecord[] = []
  for (const row of await passedOnFor(context, subject, store, now))
    if (await letsPassOn(context, row, store, now)) complete.push(row)
  return complete
}

/** The NIP itself, or the person linked with it (xades-034, testdata-039). A Peppol provider owns its own context. */
export const owns = async (
  identifier: { readonly type: string; readonly value: string },
  context: ContextIdentifier,
  store: ReadableStore,
  now: number,
): Promise<boolean> => {
  // A unit and an EU entity have no owner: whoever works there was granted it (permissions-grant-094).
  if (context.type === 'InternalId' || context.type === 'NipVatUe') return false
  if (identifier.type === context.type) return identifier.value === context.value
  if (context.type !== 'Nip' || identifier.type !== 'Pesel') return false
  const person = await store.persons.get(context.value)
  return person?.pesel === identifier.value && counts(person, now)
}

/** The roles of the firm behind a context, as the `rol` claim names them. */
export const rolesOf = async (
  context: ContextIdentifier,
  store: ReadableStore,
  now: number,
): Promise<readonly string[]> => {
  if (context.type !== 'Nip') return []
  const [subject, person] = await Promise.all([store.subjects.get(context.value), store.persons.get(context.value)])
  return [
    ...(subject && counts(subject, now) ? [subject.role] : []),
    ...(person?.isBailiff && counts(person, now) ? ['CourtBailiff'] : []),
  ]
}

/** Roles that may hold EnforcementOperations. */
export const isEnforcing = (role: string): boolean => role === 'EnforcementAuthority' || role === 'CourtBailiff'

/** Test data land after a while (testdata-person-async-415). */
const counts = ({ countsFrom }: { readonly countsFrom: number }, now: number): boolean => now >= countsFrom

/** The natural person behind an identifier, when test data made one. */
export const personOf = async (
  identifier: { readonly type: string; readonly value: string } | undefined,
  store: ReadableStore,
): Promise<PersonRecord | undefined> => {
  if (identifier?.type === 'Nip') return store.persons.get(identifier.value)
  if (identifier?.type !== 'Pesel') return undefined
  const [person] = await store.persons.page('byPesel', identifier.value, { size: 1, order: 'newest' })
  return person
}
