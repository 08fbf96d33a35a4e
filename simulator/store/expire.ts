import type { Engine, SystemDefinitions, Table, TableDefinition } from './engine.ts'

/** So many records of a table are dropped at a time: nobody waits long in the line of writers. */
const AT_ONCE = 200

/** So often what is old is looked for, in milliseconds. */
const PAUSE = 60_000

interface Expiring {
  readonly system: string
  readonly table: string
  readonly definition: TableDefinition<unknown>
  readonly index: string
  readonly after: number
}

const expiringOf = (systems: SystemDefinitions): Expiring[] =>
  Object.entries(systems).flatMap(([system, tables]) =>
    Object.entries(tables as Readonly<Record<string, TableDefinition<unknown>>>).flatMap(([table, definition]) =>
      definition.expires === undefined ? [] : [{ system, table, definition, ...definition.expires }],
    ),
  )

/** @returns whether there may be more */
const dropPiece = async (
  table: Table<unknown>,
  { definition, index, after }: Expiring,
  now: number,
): Promise<boolean> => {
  const { position } = definition.indexes[index]!
  const oldest = await table.page(index, '', { size: AT_ONCE, order: 'oldest' })
  const old = oldest.filter(record => position(record)[0] + after <= now)
  for (const record of old) await table.delete(definition.key(record))
  return old.length === AT_ONCE
}

/** Drops what no answer can show any more. */
export interface Expiry {
  /** Looks once a minute of the clock, beside whatever is being answered. */
  look(now: number): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** @param failed is told of what went wrong; it is tried again a minute later. */
export const createExpiry = <Stores>(
  systems: SystemDefinitions,
  engine: Engine<Stores>,
  failed: (error: unknown) => void,
): Expiry => {
  const expiring = expiringOf(systems)
  let next = Number.NEGATIVE_INFINITY
  let underWay: Promise<void> = Promise.resolve()
  const dropAll = async (now: number): Promise<void> => {
    for (const one of expiring)
      while (
        await engine.write(stores => {
          const tables = stores as Readonly<Record<string, Readonly<Record<string, Table<unknown>>>>>
          return dropPiece(tables[one.system]![one.table]!, one, now)
        })
      );
  }
  return {
    look: now => {
      if (now < next) return
      next = now + PAUSE
      underWay = underWay.then(() => dropAll(now)).catch(failed)
    },
    idle: () => underWay,
  }
}
