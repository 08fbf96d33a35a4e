import {
  type EngineOf,
  type Page,
  type Position,
  type StoreEngine,
  type StoreOf,
  type Table,
  type TableDefinition,
  tables,
} from './store.ts'

const before = (a: Position, b: Position): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

/** Records of one partition in the order of their positions. New ones nearly always come last. */
class SortedRecords<R> {
  readonly records: R[] = []
  readonly position: (record: R) => Position
  constructor(position: (record: R) => Position) {
    this.position = position
  }

  /** The first place whose position is not before the given one. */
  find(position: Position): number {
    let low = 0
    let high = this.records.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (before(this.position(this.records[middle]!), position)) low = middle + 1
      else high = middle
    }
    return low
  }

  put(record: R): void {
    const last = this.records.at(-1)
    const position = this.position(record)
    if (last === undefined || before(this.position(last), position)) this.records.push(record)
    else this.records.splice(this.find(position), 0, record)
  }

  delete(record: R): void {
    this.records.splice(this.find(this.position(record)), 1)
  }

  replace(old: R, record: R): void {
    this.records[this.find(this.position(old))] = record
  }

  page({ after, size, order }: Page): readonly R[] {
    if (order === 'oldest') {
      const start = after === undefined ? 0 : this.find(after)
      const skip = start < this.records.length && after !== undefined && this.at(start, after) ? 1 : 0
      return this.records.slice(start + skip, start + skip + size)
    }
    const end = after === undefined ? this.records.length : this.find(after)
    return this.records.slice(Math.max(0, end - size), end).reverse()
  }

  at(place: number, position: Position): boolean {
    const found = this.position(this.records[place]!)
    return found[0] === position[0] && found[1] === position[1]
  }
}

const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1]

const createTable = <R>(definition: TableDefinition<R>, undo: (step: () => void) => void): Table<R> => {
  const records = new Map<string, R>()
  const indexes = Object.entries(definition.indexes).map(([name, index]) => ({
    name,
    ...index,
    partitions: new Map<string, SortedRecords<R>>(),
  }))

  type Index = (typeof indexes)[number]
  const addTo = ({ partition, position, partitions }: Index, record: R) => {
    const name = partition(record)
    if (name === undefined) return
    const sorted = partitions.get(name) ?? new SortedRecords(position)
    partitions.set(name, sorted)
    sorted.put(record)
  }
  const removeFrom = ({ partition, partitions }: Index, record: R) => {
    const name = partition(record)
    if (name === undefined) return
    const sorted = partitions.get(name)
    sorted?.delete(record)
    if (sorted?.records.length === 0) partitions.delete(name)
  }
  const add = (record: R) => {
    records.set(definition.key(record), record)
    for (const index of indexes) addTo(index, record)
  }
  const remove = (record: R) => {
    records.delete(definition.key(record))
    for (const index of indexes) removeFrom(index, record)
  }
  /** Cheap in each index where the record keeps its place, as records nearly always do. */
  const replace = (old: R, record: R) => {
    records.set(definition.key(record), record)
    for (const index of indexes) {
      const { partition, position, partitions } = index
      const name = partition(record)
      if (name !== partition(old) || !same(position(old), position(record))) {
        removeFrom(index, old)
        addTo(index, record)
      } else if (name !== undefined) partitions.get(name)?.replace(old, record)
    }
  }

  return {
    get: async key => records.get(key),
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
    page: async (index, partition, page) =>
      indexes
        .find(({ name }) => name === index)
        ?.partitions.get(partition)
        ?.page(page) ?? [],
  }
}

/** Tables in memory, gone with the process. */
export const memoryTables = <Definitions extends object>(definitions: Definitions): EngineOf<StoreOf<Definitions>> => {
  let steps: (() => void)[] = []
  const undo = (step: () => void) => {
    steps.push(step)
  }
  const store = Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name,
      createTable(definition as TableDefinition<unknown>, undo),
    ]),
  ) as unknown as StoreOf<Definitions>

  let last: Promise<unknown> = Promise.resolve()
  const run = async <T>(work: (store: StoreOf<Definitions>) => Promise<T>): Promise<T> => {
    steps = []
    try {
      return await work(store)
    } catch (error) {
      for (const step of steps.reverse()) step()
      throw error
    }
  }
  return {
    store,
    transaction: work => {
      const result = last.then(() => run(work))
      last = result.catch(() => {})
      return result
    },
  }
}

/** KSeF's own. */
export const memoryStore = (): StoreEngine => memoryTables(tables)
