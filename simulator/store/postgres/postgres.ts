import type { Pool } from 'pg'
import { lazily } from '../../runtime/lazily.ts'
import { StoreAway } from '../away.ts'
import {
  definitionOf,
  type Engine,
  indexesOf,
  type Row,
  type Shared,
  type StoresOf,
  type SystemDefinitions,
  storesOver,
  type Table,
  type TableDefinition,
} from '../engine.ts'
import type { Beside, Engines, Kept } from '../engines.ts'
import { createLine } from '../line.ts'
import { nestingGuard } from '../nesting-guard.ts'
import { fromStored } from '../stored.ts'
import { type Asked, ask, connected, openPool, run } from './driver.ts'
import { prepareForm } from './form.ts'
import { createLeases } from './leases.ts'
import { createLog } from './log.ts'
import { createPostgresTable, indexTable, type TablePlace } from './table.ts'
import { inTransaction } from './transactions.ts'
import * as rows from './worlds.ts'

export interface PostgresOptions {
  /** Of the program: indexes are worked out anew when another version wrote the database, or one that had others. */
  readonly version: string
  /** Is told of what went wrong while nobody waited for it. */
  failed(error: unknown): void
}

/** So many rows are read at a time. */
const AT_ONCE = 500

type TableIds = Omit<TablePlace, 'world'>

/** The ids of every table and index, given to those that are new. */
const idsOf = async (on: Asked, systems: SystemDefinitions): Promise<ReadonlyMap<string, TableIds>> => {
  const titles = Object.entries(systems).flatMap(([system, tables]) =>
    Object.keys(tables).map(name => `${system}.${name}`),
  )
  const found = new Map<string, TableIds>()
  await ask(
    on,
    'insert into ksef_simulator.tables (title) select * from unnest($1::text[]) on conflict do nothing',
    titles,
  )
  const tables = await ask(on, 'select id, title from ksef_simulator.tables where title = any($1::text[])', titles)
  for (const { id, title } of tables) {
    const { indexes } = definitionOf(systems, String(title)) as TableDefinition<object>
    await ask(
      on,
      'insert into ksef_simulator.indexes ("table", name) select $1::integer, unnest($2::text[]) on conflict do nothing',
      ...[id, Object.keys(indexes)],
    )
    const known = await ask(on, 'select id, name from ksef_simulator.indexes where "table" = $1', id)
    found.set(String(title), {
      table: Number(id),
      indexes: Object.fromEntries(known.map(it => [it.name, Number(it.id)])),
    })
  }
  return found
}

/** Every record of a world as it is at one instant, whatever is written meanwhile. */
async function* rowsOf(pool: Pool, world: number): AsyncIterable<Row> {
  const client = await connected(pool)
  try {
    await run(client, 'begin isolation level repeatable read read only')
    for (let after = '0'; ; ) {
      const piece = await ask(
        client,
        `select r.id, title, record, bytes from ksef_simulator.records r join ksef_simulator.tables t on t.id = r."table"
         where world = $1 and r.id > $2 order by r.id limit $3`,
        ...[world, after, AT_ONCE],
      )
      for (const row of piece) yield { table: String(row.title), record: fromStored(row) }
      if (piece.length < AT_ONCE) return
      after = String(piece.at(-1)!.id)
    }
  } finally {
    // Whoever stops in the middle leaves a transaction behind.
    await run(client, 'rollback').then(
      () => client.release(),
      error => client.release(error),
    )
  }
}

/**
 * Engines over one database of PostgreSQL, which any number of processes share. A world's writers stand in one line by its row,
 * whose lock they hold; readers see one instant, and wait for nobody (decisions/engines.md). Nothing is asked of the database
 * before the first transaction.
 */
export const openPostgres = <Systems extends SystemDefinitions>(
  systems: Systems,
  address: string,
  { version, failed }: PostgresOptions,
): Engines<StoresOf<Systems>> => {
  type Stores = StoresOf<Systems>
  const pool = openPool(address, failed)
  const leases = createLeases(pool)
  const prepared = lazily(async () => {
    const ids = await inTransaction(pool, '', async client => {
      const isOlder = await prepareForm(client, `${version} ${indexesOf(systems)}`)
      const found = await idsOf(client, systems)
      if (isOlder) {
        await run(client, 'truncate ksef_simulator.places')
        for (const [title, place] of found)
          await indexTable(definitionOf(systems, title) as TableDefinition<object>, client, place)
      }
      return found
    })
    dropEnded()
    return ids
  })
  /** Beside whatever is asked: `close` waits for the piece that is under way. */
  let dropping: Promise<void> = Promise.resolve()
  const closing = new AbortController()
  const dropEnded = (): void => {
    dropping = dropping.then(() => rows.dropEnded(pool, closing.signal)).catch(failed)
  }

  interface World {
    readonly id: number
    readonly ids: Awaited<ReturnType<typeof prepared>>
    /** How often it was opened before. */
    readonly opened: number
  }
  const owners = new WeakMap<Kept<Stores>, { name: string; world: () => Promise<World> }>()

  const keep = (name: string, beside: Beside, found: () => Promise<number>): Kept<Stores> => {
    const guard = nestingGuard()
    const inLine = createLine(guard)
    /** The version that was taken last. */
    let taken = -1
    const take = ({ beside: text, version, now }: rows.WorldRow, { opened }: World): void => {
      beside.tell?.(now)
      if (version <= taken) return
      beside.take(text, opened)
      taken = version
    }
    const world = lazily(async (): Promise<World> => {
      const ids = await prepared()
      const id = await found()
      const row = await rows.open(pool, id)
      const own = { id, ids, opened: row.opened }
      take(row, own)
      return own
    })

    const storesOn = async (client: Asked, changed: (definition: TableDefinition<object>) => void): Promise<Stores> => {
      const { id, ids } = await world()
      const tables = new Map<string, Table<object>>()
      return storesOver(systems, title => {
        const known = tables.get(title)
        if (known !== undefined) return known
        const definition = definitionOf(systems, title) as TableDefinition<object>
        const place = { world: id, ...ids.get(title)! }
        const table = createPostgresTable(title, definition, client, place, () => changed(definition))
        tables.set(title, table)
        return table
      })
    }
    /** Snapshots that are still to be taken: who reads does not see what is written later, as in one line. */
    const beginning = new Set<Promise<void>>()
    const write = async <T>(work: (stores: Stores, client: Asked) => Promise<T>): Promise<T> => {
      const own = await world()
      await Promise.all(beginning)
      let stored = taken
      let before: string | undefined
      try {
        const result = await inTransaction(pool, '', async client => {
          const row = await rows.hold(client, own.id)
          take(row, own)
          let held = row.held
          const stores = await storesOn(client, definition => {
            if (definition.held) held = row.held + 1
          })
          before = beside.now()
          const worked = await work(stores, client)
          const now = beside.now()
          const version = row.version + (now === row.beside ? 0 : 1)
          if (version > row.version || held > row.held)
            await rows.store(client, { id: own.id, beside: now, version, held })
          stored = version
          return worked
        })
        taken = Math.max(taken, stored)
        return result
      } catch (error) {
        // What it moved is moved back, or nobody knows whether it was kept.
        if (error instanceof StoreAway || (before !== undefined && beside.now() !== before)) taken = -1
        throw error
      }
    }
    const read = async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
      let isTaken = () => {}
      const snapshot = new Promise<void>(resolve => {
        isTaken = resolve
      })
      beginning.add(snapshot)
      const done = () => {
        beginning.delete(snapshot)
        isTaken()
      }
      try {
        await world()
        return await inTransaction(pool, 'isolation level repeatable read read only', async client => {
          ask(client, 'select 1').then(done, done)
          return work(await storesOn(client, () => {}))
        })
      } finally {
        done()
      }
    }
    const inside = guard === undefined ? <T>(work: () => Promise<T>) => work() : guard.inside

    async function* all(): AsyncIterable<Row> {
      const { id } = await world()
      yield* rowsOf(pool, id)
    }
    const load = (source: AsyncIterable<Row>) =>
      write(async (stores, client) => {
        if (!(await isEmptyBy(client))) return
        const tables = stores as Readonly<Record<string, Readonly<Record<string, Table<object>>>>>
        for await (const { table, record } of source) {
          definitionOf(systems, table)
          const [system, name] = table.split('.')
          await tables[system!]![name!]!.add(record)
        }
      })
    const isEmptyBy = async (on: Asked): Promise<boolean> => {
      const { id } = await world()
      return (await ask(on, 'select 1 from ksef_simulator.records where world = $1 limit 1', id)).length === 0
    }
    const shared: Shared = {
      alone: leases.of(async () => (await world()).id),
      openLog: room => createLog(pool, async () => (await world()).id, room, failed),
      look: async () => {
        const own = await world()
        // The first that is asked of a connection that may have broken while nobody used it.
        const row = await rows.lookFor(pool, name).catch(() => rows.lookFor(pool, name))
        if (row?.id !== own.id) return undefined
        take(row, own)
        return row.held
      },
    }
    const engine: Engine<Stores> = {
      read: work => {
        guard?.refuse()
        return inside(() => read(work as never))
      },
      write: work => inLine(() => write(work)),
      rows: all,
      load: source => inLine(() => load(source)),
      close: async () => {
        if (taken < 0) return
        // A clock that was moved behind the last change.
        try {
          const row = await rows.lookFor(pool, name)
          const isOurs = row?.id === (await world()).id && row.version <= taken
          if (isOurs && row.beside !== beside.now()) await inLine(() => write(async () => {}))
        } catch (error) {
          failed(error)
        }
      },
      shared,
    }
    const kept = { engine, isEmpty: () => isEmptyBy(pool) }
    owners.set(kept, { name, world })
    return kept
  }

  return {
    shared: true,
    open: (name, beside) => keep(name, beside, () => rows.findOrAdd(pool, name, beside.now)),
    make: (name, beside) => keep(name, beside, () => rows.add(pool, name, beside.now())),
    settle: async kept => {
      const { name, world } = owners.get(kept)!
      const { id } = await world()
      await rows.settle(pool, id, name)
      dropEnded()
    },
    forget: async name => {
      await prepared()
      await rows.forget(pool, name)
      dropEnded()
    },
    names: async () => {
      await prepared()
      return rows.names(pool)
    },
    ready: async () => {
      await prepared()
      await ask(pool, 'select 1')
    },
    close: async () => {
      closing.abort()
      await dropping
      await pool.end()
    },
  }
}
