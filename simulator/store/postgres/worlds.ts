import type { Pool, PoolClient } from 'pg'
import { type Asked, ask } from './driver.ts'
import { inTransaction } from './transactions.ts'

/** A world as the database has it now. */
export interface WorldRow {
  readonly id: number
  readonly beside: string
  /** Of `beside`: the highest is the newest. */
  readonly version: number
  /** Of the tables that are held in memory. */
  readonly held: number
  /** What the database's clock shows, in milliseconds. */
  readonly now: number
}

const columns = 'id, beside, version, held, (extract(epoch from clock_timestamp()) * 1000)::double precision as now'

const one = ([row]: readonly object[]): WorldRow | undefined => row as WorldRow | undefined

const gone = () => new Error('The world has ended, and its records are gone.')

/** The world of this name. */
export const lookFor = async (on: Asked, name: string): Promise<WorldRow | undefined> =>
  one(await ask(on, `select ${columns} from ksef_simulator.worlds where name = $1 and ended is null`, name))

/** Holds a world until the end of the transaction: its writers stand in one line. @throws Error when it is gone */
export const hold = async (client: PoolClient, id: number): Promise<WorldRow> => {
  const row = one(await ask(client, `select ${columns} from ksef_simulator.worlds where id = $1 for update`, id))
  if (row === undefined) throw gone()
  return row
}

/** A world that is nobody's yet: it is gone in a while when it stays so. */
export const add = async (on: Asked, name: string, beside: string): Promise<number> => {
  const text = 'insert into ksef_simulator.worlds (name, beside, ended) values ($1, $2, clock_timestamp()) returning id'
  return Number((await ask(on, text, name, beside))[0]!.id)
}

/** The world of this name, a new one where there is none. */
export const findOrAdd = async (pool: Pool, name: string, beside: () => string): Promise<number> => {
  for (;;) {
    const known = await lookFor(pool, name)
    if (known !== undefined) return known.id
    const text = `insert into ksef_simulator.worlds (name, beside) values ($1, $2)
      on conflict (name) where ended is null do nothing returning id`
    const [added] = await ask(pool, text, name, beside())
    if (added !== undefined) return Number(added.id)
  }
}

/** Counts that it is opened once more, and says how often it was before. @throws Error when it is gone */
export const open = async (on: Asked, id: number): Promise<WorldRow & { readonly opened: number }> => {
  const text = `update ksef_simulator.worlds set opened = opened + 1 where id = $1 returning ${columns}, opened - 1 as opened`
  const row = one(await ask(on, text, id))
  if (row === undefined) throw gone()
  return row as Awaited<ReturnType<typeof open>>
}

export const store = async (
  client: PoolClient,
  { id, beside, version, held }: Omit<WorldRow, 'now'>,
): Promise<void> => {
  // One that is nobody's yet lives on.
  const text = `update ksef_simulator.worlds
    set beside = $2, version = $3, held = $4, ended = case when ended is null then null else clock_timestamp() end where id = $1`
  await ask(client, text, id, beside, version, held)
}

/** So often it is tried while others put worlds in the same place. */
const TRIES = 20

const isTaken = (error: unknown): boolean => (error as { readonly code?: unknown }).code === '23505'

/** @throws Error when it is gone meanwhile */
export const settle = async (pool: Pool, id: number, name: string): Promise<void> => {
  for (let left = TRIES; ; left--)
    try {
      return await inTransaction(pool, '', async client => {
        await forget(client, name)
        const text = 'update ksef_simulator.worlds set ended = null where id = $1 returning id'
        if ((await ask(client, text, id)).length === 0) throw new Error('The world has ended before it was settled.')
      })
    } catch (error) {
      // Another one was put there between the two statements: it goes next.
      if (!isTaken(error)) throw error
      if (left === 0) throw new Error(`Others put worlds in the place of ${name} all the time.`, { cause: error })
    }
}

export const forget = async (on: Asked, name: string): Promise<void> => {
  await ask(on, 'update ksef_simulator.worlds set ended = clock_timestamp() where name = $1 and ended is null', name)
}

export const names = async (on: Asked): Promise<readonly string[]> => {
  const found = await ask(on, 'select name from ksef_simulator.worlds where ended is null order by name collate "C"')
  return found.map(({ name }) => String(name))
}

/** So long who is still being answered in a world that has ended may go on. */
const LINGERS = "interval '1 minute'"

/** So many rows are dropped at a time: no statement takes long. */
const AT_ONCE = 1000

const dropSome = async (client: PoolClient, table: string, world: unknown): Promise<boolean> => {
  const some = `select ctid from ksef_simulator.${table} where world = $1 limit ${AT_ONCE}`
  const text = `delete from ksef_simulator.${table} where ctid = any(array(${some})) returning 1`
  return (await ask(client, text, world)).length > 0
}

/** @returns whether there may be more */
const dropPiece = (pool: Pool): Promise<boolean> =>
  inTransaction(pool, '', async client => {
    const text = `select id from ksef_simulator.worlds where ended < clock_timestamp() - ${LINGERS} limit 1 for update skip locked`
    const [world] = await ask(client, text)
    if (world === undefined) return false
    for (const table of ['places', 'records', 'leases', 'log']) if (await dropSome(client, table, world.id)) return true
    await ask(client, 'delete from ksef_simulator.worlds where id = $1', world.id)
    return true
  })

/** Drops worlds that have ended, whoever has ended them, piece by piece; what is still held is left to the next time. */
export const dropEnded = async (pool: Pool, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted && (await dropPiece(pool)));
}
