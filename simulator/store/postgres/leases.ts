import type { Pool } from 'pg'
import { type Clock, createClock } from '../../runtime/clock.ts'
import { lazily } from '../../runtime/lazily.ts'
import type { Alone } from '../engine.ts'
import { ask } from './driver.ts'

/** So long a lease outlives its holder, in milliseconds of real time; it is renewed three times meanwhile. */
const LASTS = 10_000
/** So long until it is asked for again. */
const PAUSE = 100

const lasts = `clock_timestamp() + interval '${LASTS} milliseconds'`

/** Leases of this process. */
export interface Leases {
  of(world: () => Promise<number>): Alone
}

export const createLeases = (pool: Pool, clock: Pick<Clock, 'now' | 'wakeUp'> = createClock({})): Leases => {
  const holder = lazily(async () => {
    const [row] = await ask(pool, "select nextval('ksef_simulator.holders') as holder")
    return String(row!.holder)
  })
  const pause = (until: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      const callOff = clock.wakeUp(clock.now() + PAUSE, () => {
        until.removeEventListener('abort', stop)
        resolve()
      })
      const stop = (): void => {
        callOff()
        resolve()
      }
      until.addEventListener('abort', stop, { once: true })
    })
  /** @returns whether it has it now: nobody had, or whoever had it has not been heard of for too long */
  const take = async (world: number, name: string): Promise<boolean> => {
    const text = `insert into ksef_simulator.leases as held values ($1, $2, $3, ${lasts})
      on conflict (world, name) do update set holder = excluded.holder, until = excluded.until
      where held.until < clock_timestamp() returning name`
    return (await ask(pool, text, world, name, await holder())).length > 0
  }
  const renew = async (world: number, name: string): Promise<boolean> => {
    const text = `update ksef_simulator.leases set until = ${lasts}
      where world = $1 and name = $2 and holder = $3 returning name`
    return (await ask(pool, text, world, name, await holder())).length > 0
  }
  const giveBack = async (world: number, name: string): Promise<void> => {
    const text = 'delete from ksef_simulator.leases where world = $1 and name = $2 and holder = $3'
    await ask(pool, text, world, name, await holder())
  }
  /**
   * Keeps a lease for as long as the work takes.
   * @param asked when it was asked for: the database gave it later, so there it ends later than here, however slow the answer was
   */
  const holding = async (
    world: number,
    name: string,
    asked: number,
    work: (lost: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    const lost = new AbortController()
    let done = false
    let [neverMind, callOff] = [() => {}, () => {}]
    const holdsFrom = (instant: number): void => {
      neverMind()
      neverMind = clock.wakeUp(instant + LASTS, () => lost.abort())
    }
    const renewLater = (): void => {
      callOff = clock.wakeUp(clock.now() + LASTS / 3, async () => {
        const instant = clock.now()
        // The database may be away for a while: until the lease ends nobody else has it either.
        const isHeld = await renew(world, name).catch(() => undefined)
        if (isHeld === false) lost.abort()
        if (done || lost.signal.aborted) return
        if (isHeld) holdsFrom(instant)
        renewLater()
      })
    }
    holdsFrom(asked)
    renewLater()
    try {
      await work(lost.signal)
    } finally {
      done = true
      neverMind()
      callOff()
      // What cannot be given back now runs out.
      await giveBack(world, name).catch(() => {})
    }
  }
  return {
    of: world => async (name, work, until) => {
      const id = await world()
      for (;;) {
        const asked = clock.now()
        if ((await take(id, name)) && clock.now() < asked + LASTS) return holding(id, name, asked, work)
        if (until === undefined || until.aborted) return
        await pause(until)
      }
    },
  }
}
