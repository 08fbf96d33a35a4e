import * as z from 'zod'
import { KsefError } from '../../contracts/ksef/errors.ts'
import type { Position, Table, TableDefinition } from '../store/engine.ts'
import { why } from './explanations.ts'

const Cursor = z.tuple([z.number(), z.string()])

/** A place in a list as an opaque text: Base64 of JSON, like KSeF's. */
export const continuationToken = (position: Position | undefined): string | undefined =>
  position && Buffer.from(JSON.stringify(position)).toString('base64')

/** The place that a continuation token names; undefined (the first page) for none or an empty one (auth-sessions-018). */
export const readContinuationToken = (token: string | undefined): Position | undefined => {
  if (!token) return undefined
  try {
    return Cursor.parse(JSON.parse(Buffer.from(token, 'base64').toString()))
  } catch {
    throw new KsefError('invalidContinuationToken', {
      explanation: why('continuationToken'),
    })
  }
}

/** A filter looks through so many records a page at most; the continuation token goes on from there. */
const LOOKED_THROUGH = 2000

/** What a page is taken from: records in order behind a place, and which of them count. */
export interface Listing<R> {
  read(after: Position | undefined, size: number): Promise<readonly R[]>
  matches(record: R): boolean
  position(record: R): Position
}

/** Up to `size` matching records behind `after`, and where the next page begins, if there is one. */
export const readPage = async <R>(
  { read, matches, position }: Listing<R>,
  after: Position | undefined,
  size: number,
): Promise<{ found: readonly R[]; next?: Position }> => {
  const found: R[] = []
  let place = after
  for (let looked = 0; looked < LOOKED_THROUGH; ) {
    // One more than fits tells whether there is a next page.
    const records = await read(place, size + 1)
    for (const record of records.filter(matches)) {
      if (found.length === size) return { found, next: position(found.at(-1)!) }
      found.push(record)
    }
    if (records.length <= size) return { found }
    looked += records.length
    place = position(records.at(-1)!)
  }
  return { found, next: place }
}

/** Newest first, by position. */
const behind = ([a, textOfA]: Position, [b, textOfB]: Position): number => b - a || (textOfA < textOfB ? 1 : -1)

/** Several partitions of an index as one list, newest first: positions are the same in each. */
export const mergedLists =
  <R, I extends string>(
    table: Pick<Table<R, I>, 'page'>,
    definition: TableDefinition<R>,
    index: I,
    partitions: readonly string[],
  ): Listing<R>['read'] =>
  async (after, size) => {
    const page = { after, size, order: 'newest' as const }
    const lists = await Promise.all(partitions.map(partition => table.page(index, partition, page)))
    const { position } = definition.indexes[index]!
    return lists
      .flat()
      .sort((a, b) => behind(position(a), position(b)))
      .slice(0, size)
  }
