import { createRequire } from 'node:module'

/** What the engine asks of SQLite. */
export interface Driver {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

export type Value = string | number | Uint8Array | null

export interface Statement {
  get(...values: Value[]): Readonly<Record<string, unknown>> | undefined
  all(...values: Value[]): readonly Readonly<Record<string, unknown>>[]
  run(...values: Value[]): { readonly lastInsertRowid: number | bigint }
}

interface OfNode {
  DatabaseSync: new (file: string) => Driver
}

/** libsql takes values as one list, as better-sqlite3 does. */
interface OfLibsql {
  exec(sql: string): void
  prepare(sql: string): {
    get(values: Value[]): Readonly<Record<string, unknown>> | undefined
    all(values: Value[]): readonly Readonly<Record<string, unknown>>[]
    run(values: Value[]): { readonly lastInsertRowid: number | bigint }
  }
  close(): void
}

const asDriver = (database: OfLibsql): Driver => ({
  exec: sql => database.exec(sql),
  prepare: sql => {
    const statement = database.prepare(sql)
    return {
      get: (...values) => statement.get(values),
      all: (...values) => statement.all(values),
      run: (...values) => statement.run(values),
    }
  },
  close: () => database.close(),
})

const require = createRequire(import.meta.url)

/** Node's own where the Node has it (22.13 and newer), libsql where it does not. @throws Error with a sentence without either */
const driverOf = (): ((file: string) => Driver) => {
  const ofNode = process.getBuiltinModule?.('node:sqlite') as OfNode | undefined
  if (ofNode !== undefined) return file => new ofNode.DatabaseSync(file)
  let Libsql: new (file: string) => OfLibsql
  try {
    Libsql = require('libsql')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw cause
    const message = `A data file needs Node 22.13 or newer, or the package libsql beside this one: npm install libsql (this is Node ${process.versions.node}).`
    throw new Error(message, { cause })
  }
  return file => asDriver(new Libsql(file))
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message.split('\n')[0]! : String(cause))

const unopened = (file: string, cause: unknown): Error =>
  new Error(`${file} cannot be opened as a data file: ${reason(cause)}.`, { cause })

/** @throws Error with a sentence for a file that cannot be opened */
export const openDatabase = (file: string): Driver => {
  const open = driverOf()
  try {
    return open(file)
  } catch (cause) {
    throw unopened(file, cause)
  }
}

/** SQLite looks into a file when it is first asked. @throws Error with a sentence for what is no database */
export const lookInto = (database: Driver, file: string): void => {
  try {
    database.prepare('select count(*) from sqlite_schema').get()
  } catch (cause) {
    throw unopened(file, cause)
  }
}
