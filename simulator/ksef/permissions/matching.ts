import { contextKey } from '../context-key.ts'
import { targetKey } from '../permissions-table.ts'
import type { Identifier, PermissionRecord } from '../records.ts'

/** What queries of permissions compare. */

/** Fingerprints are the same in either case (permissions-grant-102). */
export const known = <I extends Identifier>(identifier: I): I =>
  identifier.type === 'Fingerprint' ? { ...identifier, value: identifier.value.toUpperCase() } : identifier

/** As keys have it; undefined where nothing is asked. */
export const keyOf = (asked: Identifier | null | undefined): string | undefined =>
  asked == null ? undefined : contextKey(known(asked))

/** Nothing asked matches everything. */
export const isAsked = (asked: string | undefined, is: string): boolean => asked === undefined || asked === is

export const isOneOf = (asked: readonly string[] | null | undefined, is: string): boolean =>
  !asked?.length || asked.includes(is)

type AskedTarget = { readonly type: string; readonly value?: string | null | undefined } | null | undefined

/** Of what is not passed on the context itself is the target (permissions-query-097). */
export const isForTarget = (asked: AskedTarget, { target, context }: PermissionRecord): boolean => {
  if (asked == null) return true
  const is = target === undefined ? contextKey(context) : targetKey(target)
  return is === contextKey({ type: asked.type, value: asked.type === 'AllPartners' ? '' : (asked.value ?? '') })
}
