import { createRequire } from 'node:module'
import type { Pool, PoolClient, QueryConfig } from 'pg'
import { StoreAway } from '../away.ts'

/** Where queries are asked: a connection, or whichever of many is free. */
export type Asked = Pick<Pool | PoolClient, 'query'>

type Row = Readonly<Record<string, unknown>>

/** The database goes, comes, takes no more connections, or has ended one that was silent: classes and codes of SQLSTATE. */
const passing = ['08', '57P01', '57P02', '57P03', '53300', '25P03']
/** How pg says that a connection does not come, or is no more. */
const ofConnections = [
  'Connection terminated',
  'is not queryable',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Cannot use a pool after calling end',
]

interface Said {
  readonly message?: string
  /** Of what PostgreSQL itself says. */
  readonly severity?: string
  readonly code?: string
  /** Of what the system says. */
  readonly syscall?: string
  /** Of several addresses each has a reason of its own. */
  readonly errors?: readonly unknown[]
}

/** Anything else is refused by PostgreSQL, or a defect of ours. */
const isAway = (error: unknown): boolean => {
  const { message = '', severity, code = '', syscall, errors } = error as Said
  if (severity !== undefined) return passing.some(it => code.startsWith(it))
  return syscall !== undefined || (errors?.some(isAway) ?? ofConnections.some(it => message.includes(it)))
}

const reason = (error: unknown): string => {
  const one = (error as Said).errors?.[0] ?? error
  return one instanceof Error ? one.message.split('\n')[0]! : String(one)
}

const unreached = (error: unknown) =>
  new StoreAway(`The database cannot be reached: ${reason(error)}`, { cause: error })

export const asAway = (error: unknown): unknown => (isAway(error) ? unreached(error) : error)

let names = 0
/** Statements are prepared once in each connection, by their texts. */
const nameOf = new Map<string, string>()

/** @throws StoreAway when the database is away */
export const ask = async (on: Asked, text: string, ...values: unknown[]): Promise<readonly Row[]> => {
  const name = nameOf.get(text) ?? `s${++names}`
  nameOf.set(text, name)
  const query: QueryConfig = { name, text, values }
  try {
    return (await on.query(query)).rows
  } catch (error) {
    throw asAway(error)
  }
}

/** Several statements without values, at once. @returns what PostgreSQL says it has done of a single one. @throws StoreAway when the database is away */
export const run = async (on: Asked, text: string): Promise<string> => {
  try {
    return (await on.query(text)).command
  } catch (error) {
    throw asAway(error)
  }
}

/** At most so many connections of a process. */
const MOST = 10
/** So long a connection may take to be made, in milliseconds. */
const CONNECTING = 5000
/** So long an answer may take, in milliseconds: what has gone without a word is given up. */
const ANSWERING = 60_000

const require = createRequire(import.meta.url)

/** A package that few have: no part, which is loaded before it is needed. */
const loadPg = (): { readonly Pool: typeof Pool } => {
  try {
    return require('pg')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw cause
    throw new Error('A database needs the package pg beside this one: npm install pg', { cause })
  }
}

/** @throws Error with a sentence where the package is missing */
export const openPool = (address: string, failed: (error: unknown) => void): Pool => {
  const pool = new (loadPg().Pool)({
    connectionString: address,
    application_name: 'ksef-simulator',
    max: MOST,
    connectionTimeoutMillis: CONNECTING,
    query_timeout: ANSWERING,
    // Whoever holds a world and says nothing must not hold it for ever.
    idle_in_transaction_session_timeout: ANSWERING,
    keepAlive: true,
    pipeline: true,
  })
  // A connection that breaks while nobody uses it; one that breaks between two queries says so at the next.
  pool.on('error', error => {
    if (!pool.ending) failed(error)
  })
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** @throws StoreAway when the database is away */
export const connected = async (pool: Pool): Promise<PoolClient> => {
  try {
    return await pool.connect()
  } catch (error) {
    // Whatever stands in the way but PostgreSQL's own word.
    throw (error as Said).severity === undefined ? unreached(error) : asAway(error)
  }
}
