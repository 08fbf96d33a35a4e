import { define, type Position } from '../store/engine.ts'
import { contextKey } from './context-key.ts'
import type { Identifier, PermissionKind, PermissionRecord } from './records.ts'

type Row = PermissionRecord

/** The lists of permissions, of one context each. */
export const listNames = {
  persons: (context: Identifier): string => `persons ${contextKey(context)}`,
  entities: (context: Identifier): string => `entities ${contextKey(context)}`,
  units: (context: Identifier): string => `units ${contextKey(context)}`,
  authorizations: (context: Identifier): string => `authorizations ${contextKey(context)}`,
  euEntities: (context: Identifier): string => `euEntities ${contextKey(context)}`,
} as const
const { persons, entities, units, authorizations, euEntities } = listNames

/** Three views of a row: where it works, where it was given, and one more for who received it or stands above. */
type View = 'current' | 'given' | 'other'

/** In which lists a row of each kind stands (permissions-query-099 … 109). */
const lists: Record<PermissionKind, { readonly [V in View]?: (row: Row) => string }> = {
  person: { current: row => persons(row.context), given: row => persons(row.grantor) },
  system: { current: row => persons(row.context) },
  entity: {
    current: row => persons(row.context),
    given: row => persons(row.grantor),
    other: row => entities(row.subject),
  },
  indirect: { current: row => persons(row.grantor), given: row => persons(row.grantor) },
  subunitAdmin: {
    current: row => persons(row.context),
    given: row => persons(row.grantor),
    other: row => units(row.grantor),
  },
  authorization: { current: row => authorizations(row.context), given: row => authorizations(row.grantor) },
  euAdmin: { current: row => euEntities(row.context), given: row => euEntities(row.grantor) },
  euRepresentative: { current: row => euEntities(row.context) },
}

/** Whom a list names beside the context whose list it is. */
const counterpart: { readonly [V in View]: (row: Row) => Identifier } = {
  current: row => (row.kind === 'authorization' ? row.grantor : row.subject),
  given: row => (row.kind === 'euAdmin' ? row.context : row.subject),
  other: row => (row.kind === 'entity' ? row.grantor : row.context),
}

/** Newest first, as `oldest` reads it; the identifiers decide among those of one instant (open-api.json, x-sort). */
export const positionOf = (row: Row): Position => [-row.countsFrom, row.id]

export const authorKey = ({ type, value = '' }: Row['author']): string => contextKey({ type, value })
export const targetKey = ({ type, value = '' }: NonNullable<Row['target']>): string =>
  contextKey({ type, value: type === 'AllPartners' ? '' : value })

/** A list, or a part of it. */
export const partOf = (list: string, part: string): string => `${list} ${part}`

const view = (name: View) => (row: Row) => lists[row.kind][name]?.(row)
const facet = (name: View, of: (row: Row) => string) => ({
  partition: (row: Row) => {
    const list = view(name)(row)
    return list === undefined ? undefined : partOf(list, of(row))
  },
  position: positionOf,
})
const withWhom = (name: View) => facet(name, row => contextKey(counterpart[name](row)))
const byScope = (name: View) => facet(name, row => row.scope)
const byAuthor = (name: View) => facet(name, row => authorKey(row.author))

/** Whoever is granted the same twice keeps what there is (permissions-grant-080). */
export const identityOf = (row: Pick<Row, 'kind' | 'grantor' | 'context' | 'subject' | 'scope' | 'target'>): string =>
  [
    row.kind,
    contextKey(row.grantor),
    contextKey(row.context),
    contextKey(row.subject),
    row.scope,
    row.target === undefined ? '-' : targetKey(row.target),
  ].join(' ')

const ofIndirect = (keyOf: (row: Row, target: NonNullable<Row['target']>) => string) => ({
  partition: (row: Row) => (row.target === undefined ? undefined : keyOf(row, row.target)),
  position: positionOf,
})

/** What was passed on to someone for a client, or for all of them. */
export const passedOnTo = (subject: Identifier, target: NonNullable<Row['target']>): string =>
  `${contextKey(subject)} ${targetKey(target)}`

export const permissionsTable = define<Row>()({
  key: row => row.id,
  indexes: {
    current: { partition: view('current'), position: positionOf },
    currentWith: withWhom('current'),
    currentByScope: byScope('current'),
    currentByAuthor: byAuthor('current'),
    given: { partition: view('given'), position: positionOf },
    givenWith: withWhom('given'),
    givenByScope: byScope('given'),
    givenByAuthor: byAuthor('given'),
    other: { partition: view('other'), position: positionOf },
    otherWith: withWhom('other'),
    otherByScope: byScope('other'),
    passedOnTo: ofIndirect((row, target) => passedOnTo(row.subject, target)),
    passedOnFor: ofIndirect((row, target) => partOf(persons(row.grantor), targetKey(target))),
    passedOn: ofIndirect(row => persons(row.grantor)),
    byAge: { partition: () => '', position: row => [row.countsFrom, row.id] },
    bySubject: { partition: row => contextKey(row.subject), position: positionOf },
    identity: {
      partition: row => (row.revokedFrom === undefined ? identityOf(row) : undefined),
      position: positionOf,
    },
    revoked: {
      partition: row => (row.revokedFrom === undefined ? undefined : ''),
      position: row => [row.revokedFrom ?? 0, row.id],
    },
  },
  expires: { index: 'revoked', after: 0 },
})
