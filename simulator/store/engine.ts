/**
 * The only door to state: tables of records, found by key and page by page over declared indexes, read and written
 * inside transactions. An engine knows no table by name; every engine passes the same suite (test/store/store-suite.ts).
 *
 * Records are plain data and bytes (Uint8Array): a snapshot writes them as JSON. They are replaced, never edited.
 */

/** Where a record stands in an index: by instant (or number), then by text. In a partition nobody has the same. */
export type Position = readonly [at: number, key: string]

/** How records are found. Keys and positions are ordered by code unit. */
export interface TableDefinition<R> {
  readonly key: (record: R) => string
  /** A record without a partition does not stand in the index. */
  readonly indexes: Readonly<
    Record<string, { partition: (record: R) => string | undefined; position: (record: R) => Position }>
  >
  /**
   * When no answer can show a record any more: so many milliseconds behind its position in an index that has one
   * partition (''), oldest first.
   */
  readonly expires?: { readonly index: string; readonly after: number }
  /** Every process keeps these records in memory: where several share an engine, each is told that they have changed. */
  readonly held?: true
}

export interface Page {
  /** Goes on behind this position. */
  readonly after?: Position | undefined
  readonly size: number
  readonly order: 'newest' | 'oldest'
}

export interface Table<R, Index extends string = string> {
  get(key: string): Promise<R | undefined>
  /** The records of these keys, in their order. */
  many(keys: readonly string[]): Promise<readonly (R | undefined)[]>
  /** Stores a new record. @throws Taken when its key is, or a position of it */
  add(record: R): Promise<void>
  /** Stores the record, in place of the one with its key. @throws Taken when a position of it is */
  put(record: R): Promise<void>
  delete(key: string): Promise<void>
  /** Up to `size` records of one partition of an index. Its cost does not depend on how many there are. */
  page(index: Index, partition: string, page: Page): Promise<readonly R[]>
}

/** A position behind every one of the same instant. */
export const endOf = (at: number): Position => [at, '\uffff']

/** A table of records of one type: its indexes keep their names. The member `record` is for the compiler alone. */
export const define =
  <R>() =>
  <const D extends TableDefinition<R>>(definition: D): D & { readonly record?: R } =>
    definition

type RecordOf<D> = D extends { readonly record?: infer R } ? NonNullable<R> : never
type IndexOf<D> = D extends { readonly indexes: infer I } ? keyof I & string : never

/** The tables that definitions describe. */
export type StoreOf<Definitions> = {
  readonly [T in keyof Definitions]: Table<RecordOf<Definitions[T]>, IndexOf<Definitions[T]>>
}

/** Tables to look into. */
export type ReadableOf<Store> = {
  readonly [T in keyof Store]: Store[T] extends Table<infer R, infer I>
    ? Pick<Table<R, I>, 'get' | 'many' | 'page'>
    : never
}

/** Tables of several systems, each under its name. */
export type SystemDefinitions = Readonly<Record<string, Readonly<Record<string, unknown>>>>
export type StoresOf<Systems> = { readonly [S in keyof Systems]: StoreOf<Systems[S]> }
export type ReadablesOf<Stores> = { readonly [S in keyof Stores]: ReadableOf<Stores[S]> }

/** The transactions of one system's tables. */
export interface Transactions<Store> {
  /** What was committed, and nothing changes meanwhile. */
  read<T>(work: (store: ReadableOf<Store>) => Promise<T>): Promise<T>
  /**
   * One after another in a world; when the work throws, nothing of it remains.
   * @throws Error inside another transaction of the same engine, instead of waiting for it for ever
   */
  write<T>(work: (store: Store) => Promise<T>): Promise<T>
}

/** A record with the table it stands in, as `system.table`. */
export interface Row {
  readonly table: string
  readonly record: object
}

export interface Engine<Stores> {
  read<T>(work: (stores: ReadablesOf<Stores>) => Promise<T>): Promise<T>
  write<T>(work: (stores: Stores) => Promise<T>): Promise<T>
  /** Every record, as it was committed at one instant. */
  rows(): AsyncIterable<Row>
  /**
   * Stores what `rows` gave, into an engine that is empty; nothing where another process was first.
   * @throws Error for a table that it has not
   */
  load(rows: AsyncIterable<Row>): Promise<void>
  close(): Promise<void>
  /** Where other processes write to it, too: nothing else has it. */
  readonly shared?: Shared
}

/** What is asked of an engine that several processes share. */
export interface Shared {
  /**
   * Takes in what others have changed beside the records.
   * @returns the state of tables that are held in memory, which another number says has changed; undefined when its name is
   * another world's by now
   */
  look(): Promise<number | undefined>
  readonly alone: Alone
  openLog(room: LogRoom): SharedLog
}

/** How much of a log is kept, at least. */
export interface LogRoom {
  readonly rows: number
  readonly bytes: number
}

/** What is read of a log: a record, or that those up to this place are gone. */
export interface Logged {
  /** Among those of all worlds, in the order in which they can be read. */
  readonly place: number
  readonly record?: object
  readonly gone?: 'cleared' | 'no room' | undefined
}

/** What every process writes down of a world, and all of them read in one order. It is no state: a snapshot goes on without it. */
export interface SharedLog {
  /** Resolves when every process reads it. @param size about how many bytes it has */
  add(record: object, size: number): Promise<void>
  /** All that is kept behind a place, the oldest first. */
  behind(place: number): Promise<readonly Logged[]>
  /** The place of the newest of all worlds; 0 where there is none. */
  last(): Promise<number>
  clear(): Promise<void>
}

/**
 * Does work of a name that no other process does at the same time. Who ends in the middle of it is followed by another in a while.
 * @param work `lost` aborts when nobody can be kept from it any more
 * @param until waits for its turn until then; default: when another process does it, it is left to that one
 */
export type Alone = (name: string, work: (lost: AbortSignal) => Promise<void>, until?: AbortSignal) => Promise<void>

/** Where no other process could do it. */
export const aloneAnyway: Alone = (_name, work) => work(new AbortController().signal)

/** The part of an engine that one system knows. */
export const transactionsOf = <Stores, S extends keyof Stores>(
  engine: Engine<Stores>,
  system: S,
): Transactions<Stores[S]> => ({
  read: work => engine.read(stores => work(stores[system])),
  write: work => engine.write(stores => work(stores[system])),
})

/** The tables of every system, each made when it is first asked for: a world has dozens of them, and a test needs five. */
export const storesOver = <Systems extends SystemDefinitions>(
  systems: Systems,
  open: (title: string, definition: unknown) => Table<object>,
): StoresOf<Systems> => {
  const storeOf = (system: string, definitions: Readonly<Record<string, unknown>>) => {
    const store = {}
    for (const name of Object.keys(definitions)) {
      const get = () => {
        const value = open(`${system}.${name}`, definitions[name])
        Object.defineProperty(store, name, { enumerable: true, value })
        return value
      }
      Object.defineProperty(store, name, { enumerable: true, configurable: true, get })
    }
    return store
  }
  return Object.fromEntries(
    Object.entries(systems).map(([system, definitions]) => [system, storeOf(system, definitions)]),
  ) as unknown as StoresOf<Systems>
}

/** What defines `system.table`. @throws Error where there is none */
export const definitionOf = (systems: SystemDefinitions, title: string): unknown => {
  const [system = '', name = ''] = title.split('.')
  const definitions = Object.hasOwn(systems, system) ? systems[system]! : {}
  if (!Object.hasOwn(definitions, name)) throw new Error(`There is no table ${title}.`)
  return definitions[name]
}

/** Which indexes the tables have: what was written while there were others lacks places. */
export const indexesOf = (systems: SystemDefinitions): string =>
  Object.entries(systems)
    .flatMap(([system, tables]) =>
      Object.entries(tables).flatMap(([name, definition]) =>
        Object.keys((definition as TableDefinition<object>).indexes).map(index => `${system}.${name}.${index}`),
      ),
    )
    .join(' ')
