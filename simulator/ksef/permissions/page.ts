import type { Position } from '../../store/engine.ts'
import { standsAt } from '../access/standing-permissions.ts'
import { partOf, positionOf } from '../permissions-table.ts'
import type { PermissionRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

export type Index = Parameters<ReadableStore['permissions']['page']>[0]

/** A list or a part of one, as an index has it. */
export interface Part {
  readonly index: Index
  readonly partition: string
}

/** What narrows a list down: the narrowest that is given is read from its own index, the others only filter. */
export interface Narrowing {
  readonly whom?: string | undefined
  readonly author?: string | undefined
  readonly scopes?: readonly string[] | null | undefined
}

/** The parts of a list that hold what is asked for. */
export const partsOf = (view: 'current' | 'given' | 'other', list: string, narrowing: Narrowing): readonly Part[] => {
  const { whom, author, scopes } = narrowing
  if (whom !== undefined) return [{ index: `${view}With`, partition: partOf(list, whom) }]
  if (author !== undefined && view !== 'other') return [{ index: `${view}ByAuthor`, partition: partOf(list, author) }]
  if (!scopes?.length) return [{ index: view, partition: list }]
  return [...new Set(scopes)].map(scope => ({ index: `${view}ByScope` as const, partition: partOf(list, scope) }))
}

export interface PageAsked {
  /** The number of the page, from 0. */
  readonly pageOffset: number
  readonly pageSize: number
}

type Matches = (row: PermissionRecord) => boolean | Promise<boolean>

/** So many are read at a time from each part. */
const STRIDE = 100

const before = (a: PermissionRecord, b: PermissionRecord): number =>
  b.countsFrom - a.countsFrom || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The rows of several parts behind a place, newest first. A row may stand in more than one of them. */
const read = async (parts: readonly Part[], after: Position, store: ReadableStore) => {
  const page = { after, size: STRIDE, order: 'oldest' as const }
  const lists = await Promise.all(parts.map(({ index, partition }) => store.permissions.page(index, partition, page)))
  if (lists.length === 1) return lists[0]!
  const rows = [...new Map(lists.flat().map(row => [row.id, row])).values()]
  return rows.sort(before).slice(0, STRIDE)
}

/** A page of the rows that count now and match, newest first, and whether others follow. */
export const pageOf = async (
  parts: readonly Part[],
  matches: Matches,
  { pageOffset, pageSize }: PageAsked,
  now: number,
  store: ReadableStore,
): Promise<{ found: readonly PermissionRecord[]; hasMore: boolean }> => {
  const found: PermissionRecord[] = []
  let skip = pageOffset * pageSize
  // What counts later stands before this place.
  let after: Position = [-now, '']
  for (;;) {
    const rows = await read(parts, after, store)
    for (const row of rows) {
      if (!standsAt(row, now) || !(await matches(row))) continue
      if (skip-- > 0) continue
      if (found.length === pageSize) return { found, hasMore: true }
      found.push(row)
    }
    if (rows.length < STRIDE) return { found, hasMore: false }
    after = positionOf(rows.at(-1)!)
  }
}
