import type { Engine, Table, TableDefinition } from './engine.ts'

/** So many records of a table are dropped at a time: nobody waits long in the line of writers. */
const AT_ONCE = 200

type Systems = Readonly<Record<string, Readonly<Record<string, unknown>>>>

interface Expiring {
  readonly system: string
  readonly name: string
  readonly definition: TableDefinition<unknown>
  readonly index: string
  readonly after: number
}

const expiringOf = (systems: Systems): Expiring[] =>
  Object.entries(systems).flatMap(([system, tables]) =>
    Object.entries(tables as Record<string, TableDefinition<unknown>>).flatMap(([name, definition]) =>
      definition.expires === undefined ? [] : [{ system, name, definition, ...definition.expires }],
    ),
  )

const dropOld = async (table: Table<unknown>, { definition, index, after }: Expiring, now: number): Promise<number> => {
  const position = definition.indexes[index]!.position
  const oldest = await table.page(index, '', { size: AT_ONCE, order: 'oldest' })
  const old = oldest.filter(record => position(record)[0] + after <= now)
  for (const record of old) await table.delete(definition.key(record))
  return old.length
}

/** Drops a piece of what no answer can show any more. */
export interface Expiry {
  /** @returns whether there may be more */
  dropPiece(now: number): Promise<boolean>
}

/** @param systems the definitions of the engine's tables: each says when its records expire */
export const createExpiry = (systems: Systems, engine: Engine<never>): Expiry => {
  const expiring = expiringOf(systems)
  return {
    dropPiece: now =>
      engine.write(async (stores: Record<string, Record<string, Table<unknown>>>) => {
        let more = false
        for (const one of expiring) more = (await dropOld(stores[one.system]![one.name]!, one, now)) === AT_ONCE || more
        return more
      }),
  }
}
