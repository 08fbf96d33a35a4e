import {
  definitionOf,
  type Engine,
  type Row,
  type StoresOf,
  type SystemDefinitions,
  storesOver,
  type Table,
  type TableDefinition,
} from './engine.ts'
import type { Engines } from './engines.ts'
import { createLine } from './line.ts'
import { SortedRecords, same } from './sorted-records.ts'
import { Taken } from './taken.ts'

interface MemoryTable<R> extends Table<R> {
  all(): readonly R[]
}

const createTable = <R extends object>(
  title: string,
  definition: TableDefinition<R>,
  undo: (step: () => void) => void,
): MemoryTable<R> => {
  const records = new Map<string, R>()
  const indexes = Object.entries(definition.indexes).map(([name, index]) => ({
    name,
    ...index,
    /** A partition often has one record for ever: that one stands there by itself. */
    partitions: new Map<string, R | SortedRecords<R>>(),
  }))

  type Index = (typeof indexes)[number]
  const sortedIn = ({ position, partitions }: Index, name: string | undefined): SortedRecords<R> | undefined => {
    const there = name === undefined ? undefined : partitions.get(name)
    return there === undefined || there instanceof SortedRecords ? there : new SortedRecords(position, there)
  }
  const addTo = (index: Index, name: string | undefined, record: R) => {
    if (name === undefined) return
    const sorted = sortedIn(index, name)
    if (sorted === undefined) index.partitions.set(name, record)
    else {
      sorted.put(record)
      if (sorted.size === 2) index.partitions.set(name, sorted)
    }
  }
  /** Two records at one position could not be told apart. */
  const refuseTaken = (index: Index, name: string | undefined, record: R) => {
    if (sortedIn(index, name)?.has(index.position(record)))
      throw new Taken(`${title}: the position of ${definition.key(record)} in ${index.name} is taken.`)
  }
  const removeFrom = (index: Index, record: R) => {
    const name = index.partition(record)
    const sorted = sortedIn(index, name)
    sorted?.delete(record)
    if (sorted?.size === 0) index.partitions.delete(name!)
  }
  const replaceIn = (index: Index, old: R, record: R) => {
    const name = index.partition(record)
    const sorted = sortedIn(index, name)
    sorted?.replace(old, record)
    if (sorted?.size === 1) index.partitions.set(name!, record)
  }
  const add = (record: R) => {
    const names = indexes.map(({ partition }) => partition(record))
    for (const [at, index] of indexes.entries()) refuseTaken(index, names[at], record)
    records.set(definition.key(record), record)
    for (const [at, index] of indexes.entries()) addTo(index, names[at], record)
  }
  const remove = (record: R) => {
    records.delete(definition.key(record))
    for (const index of indexes) removeFrom(index, record)
  }
  /** Cheap in each index where the record keeps its place, as records nearly always do. */
  const replace = (old: R, record: R) => {
    const moved = indexes.filter(
      ({ partition, position }) => partition(record) !== partition(old) || !same(position(old), position(record)),
    )
    for (const index of moved) refuseTaken(index, index.partition(record), record)
    records.set(definition.key(record), record)
    for (const index of indexes) {
      if (moved.includes(index)) {
        removeFrom(index, old)
        addTo(index, index.partition(record), record)
      } else replaceIn(index, old, record)
    }
  }

  return {
    all: () => [...records.values()],
    get: async key => records.get(key),
    many: async keys => keys.map(key => records.get(key)),
    add: async record => {
      if (records.has(definition.key(record))) throw new Taken(`${title}: the key ${definition.key(record)} is taken.`)
      add(record)
      undo(() => remove(record))
    },
    put: async record => {
      const old = records.get(definition.key(record))
      if (old === undefined) {
        add(record)
        undo(() => remove(record))
      } else {
        replace(old, record)
        undo(() => replace(record, old))
      }
    },
    delete: async key => {
      const old = records.get(key)
      if (old === undefined) return
      remove(old)
      undo(() => add(old))
    },
    page: async (name, partition, page) => {
      const index = indexes.find(index => index.name === name)
      return (index && sortedIn(index, partition)?.page(page)) ?? []
    },
  }
}

/** What every engine is opened with: the tables of each system. */
export const openMemory = <Systems extends SystemDefinitions>(systems: Systems): Engine<StoresOf<Systems>> => {
  let steps: (() => void)[] = []
  const undo = (step: () => void) => {
    steps.push(step)
  }
  const tables = new Map<string, MemoryTable<object>>()
  /** A table is made when it is first asked for: a world has dozens of them, and a test needs five. */
  const open = (title: string, definition: unknown): MemoryTable<object> => {
    const known = tables.get(title)
    if (known !== undefined) return known
    const table = createTable(title, definition as TableDefinition<object>, undo)
    tables.set(title, table)
    return table
  }
  const stores = storesOver(systems, open)

  /** Readers and writers wait in one line: nothing in memory takes long enough for a second. */
  const inLine = createLine()
  const write = async <T>(work: (stores: StoresOf<Systems>) => Promise<T>): Promise<T> => {
    steps = []
    try {
      return await work(stores)
    } catch (error) {
      for (const step of steps.reverse()) step()
      throw error
    }
  }
  const load = async (rows: AsyncIterable<Row>): Promise<void> => {
    for await (const { table, record } of rows) await open(table, definitionOf(systems, table)).add(record)
  }

  return {
    read: work => inLine(() => work(stores as never)),
    write: work => inLine(() => write(work)),
    rows: async function* () {
      const all = await inLine(async () => [...tables].map(([table, { all }]) => ({ table, records: all() })))
      for (const { table, records } of all) for (const record of records) yield { table, record }
    },
    load: rows => inLine(() => write(() => load(rows))),
    close: async () => {},
  }
}

/** Engines that keep nothing: a world that is let go of is gone. */
export const memoryEngines = <Systems extends SystemDefinitions>(systems: Systems): Engines<StoresOf<Systems>> => {
  const fresh = () => ({ engine: openMemory(systems), isEmpty: async () => true })
  const nothing = async () => {}
  return {
    shared: false,
    open: fresh,
    make: fresh,
    settle: nothing,
    forget: nothing,
    names: async () => [],
    ready: nothing,
    close: nothing,
  }
}
