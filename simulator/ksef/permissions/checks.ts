import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { isEnforcing, owns, rolesOf } from '../access/rights-of.ts'
import type { Identifier } from '../records.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'
import { known } from './matching.ts'
import type { Check } from './operation.ts'

/** The rules on grants. What has no source in its line is assumed (permissions-operations-018). */

type Subject = { readonly subjectIdentifier: Identifier }

/** The owner has every right and is granted none: the NIP, or the person linked with it. */
export const notToOwner: Check<Subject> = async ({ body: { subjectIdentifier: subject }, context, store, at }) =>
  (await owns(known(subject), context, store, at))
    ? {
        outcome: 'relationForbids',
        explanation: why('toOwner', { subject: contextKey(subject), context: contextKey(context) }),
      }
    : undefined

/** Recorded by the Java and C# tests: 430, and nothing is listed (permissions-grant-083). */
export const enforcementRole: Check<{ readonly permissions: readonly string[] }> = async ({
  body,
  context,
  store,
  at,
}) => {
  if (!body.permissions.includes('EnforcementOperations')) return undefined
  if ((await rolesOf(context, store, at)).some(isEnforcing)) return undefined
  return { outcome: 'roleMissing', explanation: why('noEnforcementRole', { context: contextKey(context) }) }
}

export const targetIsClient: Check<{ readonly targetIdentifier?: { type: string; value?: string | null } | null }> = ({
  body: { targetIdentifier: target },
  context,
}) => {
  if (target?.value == null || target.type !== context.type || target.value !== context.value) return undefined
  return { outcome: 'relationForbids', explanation: why('targetIsSelf', { target: target.value }) }
}

export const fitsPermission: Check<Subject & { readonly permission: string }> = ({ body }) => {
  const { type } = body.subjectIdentifier
  const wanted = body.permission === 'PefInvoicing' ? 'PeppolId' : 'Nip'
  return type === wanted
    ? undefined
    : { outcome: 'identifierForbids', explanation: why('wrongPairing', { scope: body.permission, wanted, type }) }
}

/** A provider is registered by its first sign-in (peppol-008). */
export const knownProvider: Check<Subject> = async ({ body: { subjectIdentifier: subject }, store }) => {
  if (subject.type !== 'PeppolId') return undefined
  return (await store.peppolProviders.get(subject.value)) === undefined
    ? { outcome: 'identifierForbids', explanation: why('unknownProvider', { provider: subject.value }) }
    : undefined
}

const parentRoles = ['VatGroupUnit', 'LocalGovernmentUnit']

/** A unit by its internal identifier, or a member of the group by its NIP (permissions-grant-096, -097). */
export const unitOfContext: Check<{ readonly contextIdentifier: ContextIdentifier }> = async ({
  body: { contextIdentifier: unit },
  context,
  store,
  at,
}) => {
  const values = { unit: unit.value, context: contextKey(context) }
  if (unit.type === 'InternalId')
    return context.type === 'Nip' && unit.value.startsWith(`${context.value}-`)
      ? undefined
      : { outcome: 'unrelatedIdentifiers', explanation: why('foreignUnit', values) }
  const roles = await rolesOf(context, store, at)
  if (!roles.some(role => parentRoles.includes(role)))
    return { outcome: 'roleMissing', explanation: why('noParentRole', { context: contextKey(context) }) }
  const member = await store.subjects.get(unit.value)
  return member?.parentNip === context.value
    ? undefined
    : { outcome: 'unrelatedIdentifiers', explanation: why('noMember', values) }
}

/** Described: permissions-operation-410-foreign-nip-in-vatue. */
export const ownCompound: Check<{ readonly contextIdentifier: Identifier }> = ({
  body: { contextIdentifier: compound },
  context,
}) =>
  compound.value.startsWith(`${context.value}-`)
    ? undefined
    : {
        outcome: 'unrelatedIdentifiers',
        explanation: why('foreignCompound', { compound: compound.value, context: contextKey(context) }),
      }
