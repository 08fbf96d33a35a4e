import type { Page, Position, Table, TableDefinition } from './engine.ts'

/** So many are read at a time. */
const AT_ONCE = 100

/** Every record of a partition, some at a time: who needs few of many members keeps no more. */
export async function* each<R, I extends string>(
  table: Pick<Table<R, I>, 'page'>,
  { indexes }: TableDefinition<R>,
  index: I,
  partition: string,
  order: Page['order'] = 'oldest',
  after?: Position,
): AsyncGenerator<R> {
  do {
    const records = await table.page(index, partition, { after, size: AT_ONCE, order })
    yield* records
    after = records.length < AT_ONCE ? undefined : indexes[index]!.position(records.at(-1)!)
  } while (after !== undefined)
}

/** Every record of a partition that has few by nature. */
export const all = async <R, I extends string>(
  table: Pick<Table<R, I>, 'page'>,
  definition: TableDefinition<R>,
  index: I,
  partition: string,
): Promise<readonly R[]> => {
  const found: R[] = []
  for await (const record of each(table, definition, index, partition)) found.push(record)
  return found
}
