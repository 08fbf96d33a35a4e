import type { Pool } from 'pg'
import type { Logged, LogRoom, SharedLog } from '../engine.ts'
import { fromStored, toStored } from '../stored.ts'
import { ask } from './driver.ts'

/** Any number, the same in every process: whoever has a place in the order has written before the next one gets his. */
const LOCK = 5_265_877_636

const inOrder = `(select pg_advisory_xact_lock(${LOCK}) offset 0) as alone`
const nextPlace = `nextval('ksef_simulator.log_places')`

/** So much is written before it is looked for what there is no room for. */
const SPARE_ROWS = 200
const SPARE_BYTES = 1024 * 1024

interface Waiting {
  readonly stored: ReturnType<typeof toStored>
  readonly size: number
}

/**
 * The log of one world. Its table is not kept by a database that fails (`unlogged`): so a row costs no flush.
 * @param failed is told of what could not be dropped
 */
export const createLog = (
  pool: Pool,
  world: () => Promise<number>,
  room: LogRoom,
  failed: (error: unknown) => void,
): SharedLog => {
  let waiting: Waiting[] = []
  let next: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()
  let [rows, bytes] = [0, 0]

  /** All that wait, in one statement. */
  const write = async (): Promise<void> => {
    next = undefined
    const batch = waiting
    waiting = []
    await ask(
      pool,
      `insert into ksef_simulator.log (place, world, record, bytes, size)
       select ${nextPlace}, $1, record, bytes, size
       from ${inOrder}, unnest($2::text[], $3::bytea[], $4::integer[]) as given (record, bytes, size)`,
      ...[await world(), batch.map(it => it.stored[0]), batch.map(it => it.stored[1]), batch.map(it => it.size)],
    )
    rows += batch.length
    for (const { size } of batch) bytes += size
  }
  /** What is dropped leaves the place of its newest. */
  const dropOldest = async (): Promise<void> => {
    if (rows < SPARE_ROWS && bytes < SPARE_BYTES) return
    rows = 0
    bytes = 0
    await ask(
      pool,
      `with sums as (
         select place, row_number() over newest as rows, sum(size) over newest as bytes from ksef_simulator.log
         where world = $1 window newest as (order by place desc)
       ), old as (
         delete from ksef_simulator.log where world = $1
         and place <= (select max(place) from sums where rows > $2 or bytes > $3) returning place
       )
       insert into ksef_simulator.log (place, world, gone, size) select max(place), $1, 'no room', 0 from old having count(*) > 0`,
      ...[await world(), room.rows, room.bytes],
    ).catch(failed)
  }
  const loggedOf = (row: Readonly<Record<string, unknown>>): Logged => {
    const place = Number(row.place)
    return row.gone === null ? { place, record: fromStored(row) } : { place, gone: row.gone as Logged['gone'] }
  }
  return {
    add: (record, size) => {
      waiting.push({ stored: toStored(record), size })
      if (next === undefined) {
        next = last.then(write)
        last = next.then(dropOldest, () => {})
      }
      return next
    },
    behind: async place => {
      const text = `select place, gone, record, bytes from ksef_simulator.log where world = $1 and place > $2 order by place`
      return (await ask(pool, text, await world(), place)).map(loggedOf)
    },
    last: async () => {
      const [row] = await ask(pool, 'select coalesce(max(place), 0) as place from ksef_simulator.log')
      return Number(row!.place)
    },
    clear: async () => {
      await ask(
        pool,
        `with mark as (
           insert into ksef_simulator.log (place, world, gone, size) select ${nextPlace}, $1, 'cleared', 0 from ${inOrder}
           returning place
         )
         delete from ksef_simulator.log where world = $1 and place < (select place from mark)`,
        await world(),
      )
    },
  }
}
