import { randomFillSync } from 'node:crypto'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** How long KSeF's slow work takes, in milliseconds. */
export interface Delays {
  /** A sign-in, from its POST to its outcome. */
  readonly authentication: number
  /** A KSeF token, from Pending to Active or Failed. */
  readonly activation: number
  /** A KSeF token, from Revoking to Revoked. */
  readonly revocation: number
  /** Test data, until a person or permission counts. */
  readonly grant: number
  /** An invoice, from its POST to its outcome; half of it in status 100, half in 150. */
  readonly invoice: number
  /** A closed session, from its last invoice's outcome to its UPO. */
  readonly session: number
  /** An accepted invoice, until it is stored for good: found, downloaded, and below the high-water mark. */
  readonly storage: number
  /** An export, from its POST to its package, beside what making it takes. */
  readonly export: number
  /** The A-Cube look-alike: an invoice, from its POST to when it is sent to KSeF (the real queue is emptied once an hour). */
  readonly 'acube.queue': number
  /** The A-Cube look-alike: how often it looks for invoices in KSeF by itself; 0: only when it is asked for invoices. */
  readonly 'acube.sync': number
}

export const noDelays: Delays = {
  authentication: 0,
  activation: 0,
  revocation: 0,
  grant: 0,
  invoice: 0,
  session: 0,
  storage: 0,
  export: 0,
  'acube.queue': 0,
  'acube.sync': 0,
}

/** The only door to time and chance. */
export interface Runtime {
  /** Now, in milliseconds since the epoch; the fraction carries the digits below the millisecond. It never goes back. */
  now(): number
  /** Fresh random bytes. */
  random(size: number): Buffer
  readonly delays: Delays
  /**
   * Calls the work once the clock shows `at` (ms), unless what it gives back is called before. For work that nobody asks
   * for, which KSeF has none of: the state of everything else is read off the clock. It keeps no process alive.
   */
  wakeUp(at: number, work: () => void): () => void
}

/** A runtime whose clock stands still until it is moved: same seed and same requests give the same bytes. */
export interface FixedRuntime extends Runtime {
  /** Moves the clock forward by milliseconds. */
  advance(ms: number): void
}

/** For what is asked of others over a socket: their slowness is real, whatever our clock shows. In milliseconds. */
export const timeLimit = (ms: number): AbortSignal => AbortSignal.timeout(ms)

const POOL = 8192

/** Bytes from the operating system, drawn a pool at a time: a small draw of its own costs 10 us. */
const systemRandom = (): Runtime['random'] => {
  let pool = Buffer.alloc(0)
  return size => {
    if (size > pool.length) pool = randomFillSync(Buffer.allocUnsafe(Math.max(POOL, size)))
    const drawn = pool.subarray(0, size)
    pool = pool.subarray(size)
    return drawn
  }
}

/** What is further off is looked at again then, in milliseconds: no timer runs while a machine sleeps, but its clock does. */
const LONGEST_TIMER = 30_000

/** What a machine knows of time, in milliseconds. */
export interface MachineClocks {
  /** Since the epoch, in whole ones; it may be set, and knows how long the machine slept. */
  wall(): number
  /** Since some instant, with a fraction; it never jumps, and on Linux stands still while the machine sleeps. */
  steady(): number
}

const machineClocks: MachineClocks = { wall: () => Date.now(), steady: () => performance.now() }

/**
 * Runs steadily, and on to where the machine's clock has jumped ahead. Where that was set back it is not followed: the
 * law of a runtime is that time never goes back, and one that stood still until then would end no wait.
 */
const clockFrom = (at: number | undefined, { wall, steady }: MachineClocks): Runtime['now'] => {
  const ahead = at === undefined ? 0 : at - wall()
  let base = Number.NEGATIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  return () => {
    // In this order: a pause between the two readings must not look like a jump.
    const wanted = wall() + ahead
    const passed = steady()
    base = Math.max(base, wanted - passed)
    // A sum of the two may round down.
    last = Math.max(last, base + passed)
    return last
  }
}

/**
 * The machine's clock and chance.
 * @param at the instant (ms) that the clock shows at the start; it runs on from there.
 * @param clocks where time is read.
 */
export const systemRuntime = (
  options: { at?: number; delays?: Partial<Delays> } = {},
  clocks: MachineClocks = machineClocks,
): Runtime => {
  const now = clockFrom(options.at, clocks)
  return {
    now,
    random: systemRandom(),
    delays: { ...noDelays, ...options.delays },
    wakeUp: (at, work) => {
      const wait = () => Math.min(Math.max(0, Math.ceil(at - now())), LONGEST_TIMER)
      const look = () => {
        if (now() >= at) work()
        else timer = setTimeout(look, wait()).unref()
      }
      let timer = setTimeout(look, wait()).unref()
      return () => clearTimeout(timer)
    },
  }
}

/** A clock that stands at `at` (ms) and bytes that follow from `seed`. */
export const fixedRuntime = (options: { at: number; seed?: number; delays?: Partial<Delays> }): FixedRuntime => {
  let at = options.at
  const generator = xoroshiro128plus(options.seed ?? 0)
  const sleepers = new Set<{ readonly at: number; readonly work: () => void }>()
  return {
    now: () => at,
    advance: ms => {
      at += ms
      for (const sleeper of [...sleepers].filter(it => it.at <= at).sort((a, b) => a.at - b.at))
        if (sleepers.delete(sleeper)) sleeper.work()
    },
    wakeUp: (when, work) => {
      const sleeper = { at: when, work }
      sleepers.add(sleeper)
      return () => sleepers.delete(sleeper)
    },
    random: size => {
      const bytes = Buffer.allocUnsafe(size)
      for (let place = 0; place < size; place++) bytes[place] = generator.next() & 0xff
      return bytes
    },
    delays: { ...noDelays, ...options.delays },
  }
}
