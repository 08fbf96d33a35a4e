import type { Engine, StoresOf, SystemDefinitions, Table, TableDefinition } from './engine.ts'

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

/** The oldest records that are old enough. */
const oldOf = async (
  table: Pick<Table<unknown>, 'page'>,
  { definition, index, after }: Expiring,
  now: number,
  size: number,
): Promise<readonly unknown[]> => {
  const { position } = definition.indexes[index]!
  const oldest = await table.page(index, '', { size, order: 'oldest' })
  return oldest.filter(record => position(record)[0] + after <= now)
}

/** @returns whether there may be more */
const dropPiece = async (table: Table<unknown>, expiring: Expiring, now: number): Promise<boolean> => {
  const old = await oldOf(table, expiring, now, AT_ONCE)
  for (const record of old) await table.delete(expiring.definition.key(record))
  return old.length === AT_ONCE
}

const tableIn = (stores: unknown, { system, table }: Expiring): Table<unknown> =>
  (stores as Readonly<Record<string, Readonly<Record<string, Table<unknown>>>>>)[system]![table]!

/** Drops what no answer can show any more. */
export interface Expiry {
  /** Looks once a minute of the clock, beside whatever is being answered. */
  look(now: number): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** What expires is found once for all worlds of these systems. */
export const expiryOf = <Systems extends SystemDefinitions>(systems: Systems) => {
  const all = expiringOf(systems)

  /** @param failed is told of what went wrong; it is tried again a minute later. */
  return (engine: Engine<StoresOf<Systems>>, failed: (error: unknown) => void): Expiry => {
    let next = Number.NEGATIVE_INFINITY
    let underWay: Promise<void> = Promise.resolve()
    /** Most tables have nothing to drop: one look into all of them instead of a transaction each. */
    const due = (now: number): Promise<readonly Expiring[]> =>
      engine.read(async stores => {
        const found: Expiring[] = []
        for (const one of all) if ((await oldOf(tableIn(stores, one), one, now, 1)).length > 0) found.push(one)
        return found
      })
    const dropAll = async (now: number): Promise<void> => {
      for (const one of await due(now)) while (await engine.write(stores => dropPiece(tableIn(stores, one), one, now)));
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
}
