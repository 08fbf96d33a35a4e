import {
  definitionOf,
  type Engine,
  indexesOf,
  type Row,
  type StoresOf,
  type SystemDefinitions,
  storesOver,
  type TableDefinition,
} from '../engine.ts'
import type { Beside, Engines, Kept } from '../engines.ts'
import { createLine } from '../line.ts'
import { fromStored } from '../stored.ts'
import { lookInto, openDatabase } from './driver.ts'
import { createFlush } from './flush.ts'
import { createFolders } from './folders.ts'
import { prepareForm } from './form.ts'
import { lockFile } from './lock.ts'
import { createSqliteTable, createStatements, type TablePlace } from './table.ts'
import { createWorldsOfFile } from './worlds-of-file.ts'

export interface SqliteOptions {
  /** Of the program: indexes are worked out anew when another version wrote the file, or one that had others. */
  readonly version: string
  /**
   * When what was acknowledged is on the disk: `full`, before it is acknowledged; `normal`, some time later (the end of the
   * process loses nothing either way, that of the machine the last of it). Default: full.
   */
  readonly synchronous?: 'full' | 'normal' | undefined
}

/** Of 4 KB, before they are brought into the file: seldom enough that most requests pay nothing for it. */
const WAL_PAGES = 4000

/** So many rows are read at a time. */
const AT_ONCE = 500

/**
 * Engines over one file of SQLite, which has all worlds. One connection, and one line for readers and writers of all of
 * them: SQLite is asked in turn, and answers at once (decisions/engines.md).
 * @throws Error with a sentence for who starts: no SQLite, no data file, one of a newer version, one that is in use
 */
export const openSqlite = <Systems extends SystemDefinitions>(
  systems: Systems,
  file: string,
  { version, synchronous = 'full' }: SqliteOptions,
): Engines<StoresOf<Systems>> => {
  type Stores = StoresOf<Systems>
  const lock = lockFile(file)
  const database = openDatabase(file)
  const statement = createStatements(database)
  const folders = createFolders(file)
  const flush = synchronous === 'full' ? createFlush(`${file}-wal`) : undefined
  /** An answer tells of what is on the disk; meanwhile others go on. */
  const flushed = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work
    await flush?.done()
    return result
  }
  const inLine = createLine()
  const rollBack = (): void => {
    try {
      statement('rollback').run()
    } catch {
      // SQLite has done so by itself: its disk is full, or cannot be written.
    }
  }
  /** All or nothing. */
  const whole = <T>(work: () => T): T => {
    statement('begin immediate').run()
    try {
      const result = work()
      statement('commit').run()
      flush?.changed()
      return result
    } catch (error) {
      rollBack()
      throw error
    }
  }
  const idOf = (find: string, add: string, ...values: (string | number)[]): number =>
    Number((statement(find).get(...values) ?? statement(add).get(...values)!).id)
  const idsOf = (title: string): Omit<TablePlace, 'world'> => {
    const { indexes } = definitionOf(systems, title) as TableDefinition<object>
    const table = idOf(
      'select id from tables where title = ?',
      'insert into tables (title) values (?) returning id',
      title,
    )
    const found = Object.keys(indexes).map(name => {
      const find = 'select id from indexes where "table" = ? and name = ?'
      return [name, idOf(find, 'insert into indexes ("table", name) values (?, ?) returning id', table, name)] as const
    })
    return { table, indexes: Object.fromEntries(found) }
  }
  const titles = Object.entries(systems).flatMap(([system, tables]) =>
    Object.keys(tables).map(name => `${system}.${name}`),
  )
  const begin = (): ReadonlyMap<string, Omit<TablePlace, 'world'>> => {
    return whole(() => {
      const isOlder = prepareForm(database, file, `${version} ${indexesOf(systems)}`)
      const ids = new Map(titles.map(title => [title, idsOf(title)]))
      if (!isOlder) return ids
      database.exec('delete from places')
      for (const { id } of statement('select id from worlds').all())
        for (const title of titles) tableOf(Number(id), title, ids.get(title)!).index()
      return ids
    })
  }
  const tableOf = (world: number, title: string, ids: Omit<TablePlace, 'world'>) =>
    createSqliteTable(title, definitionOf(systems, title) as TableDefinition<object>, statement, { world, ...ids })

  const opened = (): readonly [ReturnType<typeof begin>, ReturnType<typeof createWorldsOfFile>] => {
    try {
      lookInto(database, file)
      const found = begin()
      database.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = ${WAL_PAGES}`)
      return [found, createWorldsOfFile(statement, inLine, whole, folders)]
    } catch (error) {
      database.close()
      lock.close()
      throw error
    }
  }
  const [ids, worlds] = opened()
  const left = worlds.dropLeft()
  // Told when the file is closed.
  left.catch(() => {})

  /** Every record of a world as it is now, whatever is written meanwhile. */
  async function* rowsOf(world: number): AsyncIterable<Row> {
    const reader = openDatabase(file)
    try {
      reader.exec('begin')
      const next = reader.prepare(
        `select records.id, title, record, bytes from records join tables on tables.id = records."table"
         where world = ? and records.id > ? order by records.id limit ${AT_ONCE}`,
      )
      for (let after = 0; ; ) {
        const piece = next.all(world, after)
        for (const row of piece) yield { table: String(row.title), record: fromStored(row) }
        if (piece.length < AT_ONCE) return
        after = Number(piece.at(-1)!.id)
      }
    } finally {
      reader.close()
    }
  }

  const owners = new WeakMap<Kept<Stores>, { id: number; settle: () => Promise<void> }>()
  const held = new Set<number>()
  const keep = (id: number, name: string, before: string | undefined, beside: Beside): Kept<Stores> => {
    if (before !== undefined) beside.take(before)
    held.add(id)
    const tables = new Map<string, ReturnType<typeof tableOf>>()
    const open = (title: string) => {
      const table = tables.get(title) ?? tableOf(id, title, ids.get(title)!)
      tables.set(title, table)
      return table
    }
    const stores = storesOver(systems, open)
    let stored = before
    const write = async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
      statement('begin immediate').run()
      try {
        const result = await work(stores)
        const now = beside.now()
        if (now !== stored) worlds.store(id, name, now)
        statement('commit').run()
        flush?.changed()
        stored = now
        return result
      } catch (error) {
        rollBack()
        throw error
      }
    }
    const load = async (rows: AsyncIterable<Row>): Promise<void> => {
      for await (const { table, record } of rows) {
        definitionOf(systems, table)
        await open(table).add(record)
      }
    }
    const engine: Engine<Stores> = {
      read: work => flushed(inLine(() => work(stores as never))),
      write: work => flushed(inLine(() => write(work))),
      rows: () => rowsOf(id),
      load: rows => flushed(inLine(() => write(() => load(rows)))),
      close: async () => {
        held.delete(id)
        if (!worlds.isCurrent(id, name)) await worlds.drop(id)
        // A clock that was moved behind the last change.
        else if (stored !== undefined) await inLine(() => write(async () => {}))
      },
    }
    const isEmpty = statement('select 1 from records where world = ? limit 1').get(id) === undefined
    const folder = { path: folders.of(id), isFlushed: synchronous === 'full' }
    const kept = { engine, isEmpty: async () => isEmpty, folder }
    const settle = () =>
      flushed(
        inLine(async () => {
          const undo = worlds.settle(id, name)
          const before = stored
          stored = undefined
          await write(async () => {}).catch(error => {
            undo()
            stored = before
            throw error
          })
        }),
      )
    owners.set(kept, { id, settle })
    return kept
  }

  return {
    shared: false,
    open: (name, beside) => {
      const known = worlds.find(name)
      if (known !== undefined) return keep(known.id, name, known.beside, beside)
      const kept = keep(worlds.newId(), name, undefined, beside)
      worlds.settle(owners.get(kept)!.id, name)
      return kept
    },
    make: (name, beside) => keep(worlds.newId(), name, undefined, beside),
    settle: kept => owners.get(kept)!.settle(),
    forget: async name => {
      const known = worlds.find(name)
      if (known === undefined) return
      await flushed(inLine(async () => whole(() => worlds.forget(name))))
      // What is left of it goes now or at the next start.
      if (!held.has(known.id)) void worlds.drop(known.id).catch(() => {})
    },
    names: async () => worlds.names(),
    ready: async () => {},
    close: async () => {
      try {
        await left
      } finally {
        await inLine(async () => {
          await flush?.close()
          database.close()
          lock.close()
        })
      }
    },
  }
}
