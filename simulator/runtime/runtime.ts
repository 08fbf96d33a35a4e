import { type Chance, seededChance, systemChance } from './chance.ts'
import { type Clock, type ClockState, createClock, type MachineClocks } from './clock.ts'
import { sha256 } from './sha256.ts'

/** How long KSeF's slow work takes, in milliseconds. */
export interface Delays {
  /** A sign-in, from its POST to its outcome. */
  readonly authentication: number
  /** A KSeF token, from Pending to Active or Failed. */
  readonly activation: number
  /** A KSeF token, from Revoking to Revoked; a certificate, from Blocked to Revoked. */
  readonly revocation: number
  /** A request for a certificate, from its POST to its outcome. */
  readonly enrollment: number
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
  enrollment: 0,
  grant: 0,
  invoice: 0,
  session: 0,
  storage: 0,
  export: 0,
  'acube.queue': 0,
  'acube.sync': 0,
}

/** The only door to time and chance. */
export interface Runtime extends Omit<Clock, 'take'> {
  /** Fresh random bytes. */
  random(size: number): Buffer
  /** Those of now: slow work keeps the instant at which it settles, so a change moves nothing that has begun. */
  readonly delays: Delays
  setDelays(delays: Partial<Delays>): void
  /** Where it stands, to go on from there. */
  state(): RuntimeState
  /**
   * Goes on from where another one stood.
   * @param machine where time is read from then on. Default: as before
   */
  take(state: RuntimeState, machine?: MachineClocks): void
  /**
   * One that begins as this one began, but for what is said to be otherwise.
   * @param world the name of another world, which draws other numbers
   */
  again(world?: string, otherwise?: RuntimeOptions): Runtime
}

/** A runtime whose clock stands still until it is moved: same seed and same requests give the same bytes. */
export type FixedRuntime = Runtime

/** A runtime as plain data. */
export interface RuntimeState extends ClockState {
  readonly delays: Delays
  /** Where the sequence of a seed stands. */
  readonly chance?: readonly number[] | undefined
}

export interface RuntimeOptions {
  /** The instant (ms) that the clock shows at the start. Default: the machine's. */
  readonly at?: number | undefined
  /** Whether the clock runs on by itself. Default: yes. */
  readonly runs?: boolean | undefined
  /** What chance follows from. Default: nothing, it is the machine's. */
  readonly seed?: number | undefined
  readonly delays?: Partial<Delays> | undefined
}

/** For what is asked of others over a socket: their slowness is real, whatever our clock shows. In milliseconds. */
export const timeLimit = (ms: number): AbortSignal => AbortSignal.timeout(ms)

/**
 * Does something so many milliseconds of real time from now; no process stays alive for it. A signal would cost ten microseconds.
 * @returns calls it off
 */
export const afterwards = (ms: number, act: () => void): (() => void) => {
  const timer = setTimeout(act, ms).unref()
  return () => clearTimeout(timer)
}

/** Worlds that begin alike must not draw the same secrets. */
const seedOf = (seed: number | undefined, world: string | undefined): number | undefined =>
  seed === undefined || world === undefined ? seed : Buffer.from(sha256(`${seed} ${world}`), 'base64').readInt32BE()

const chanceFrom = (seed: number | readonly number[] | undefined): Chance =>
  seed === undefined ? systemChance : seededChance(seed)

const assembled = (clock: Clock, first: Chance, delays: Delays, again: Runtime['again']): Runtime => {
  let current = delays
  let chance = first
  return {
    ...clock,
    random: size => chance.random(size),
    get delays() {
      return current
    },
    setDelays: changed => {
      current = { ...current, ...changed }
    },
    state: () => ({ at: clock.now(), runs: clock.runs(), delays: current, chance: chance.state() }),
    take: (state, machine) => {
      current = state.delays
      chance = chanceFrom(state.chance)
      clock.take(state, machine)
    },
    again,
  }
}

/** What is said takes the place of what was said before; of delays each by itself. Chance is settled already. */
const alteredBy = ({ at, runs, delays }: RuntimeOptions = {}, before: RuntimeOptions): RuntimeOptions => ({
  ...before,
  at: at ?? before.at,
  runs: runs ?? before.runs,
  delays: { ...before.delays, ...delays },
})

/** @param machine where time is read. */
export const createRuntime = (options: RuntimeOptions = {}, machine?: MachineClocks): Runtime => {
  const { seed } = options
  return assembled(
    createClock(options, machine),
    chanceFrom(seed),
    { ...noDelays, ...options.delays },
    (world, otherwise) =>
      createRuntime(alteredBy(otherwise, { ...options, seed: seedOf(otherwise?.seed ?? seed, world) }), machine),
  )
}

/** A runtime that goes on where another stood. */
export const runtimeFrom = (state: RuntimeState, machine?: MachineClocks): Runtime =>
  assembled(createClock(state, machine), chanceFrom(state.chance), state.delays, () => runtimeFrom(state, machine))

/** The machine's clock and chance. */
export const systemRuntime = (options: Pick<RuntimeOptions, 'at' | 'delays'> = {}, machine?: MachineClocks): Runtime =>
  createRuntime(options, machine)

/** A clock that stands at `at` (ms) and bytes that follow from `seed`. */
export const fixedRuntime = (options: { at: number; seed?: number; delays?: Partial<Delays> }): FixedRuntime =>
  createRuntime({ ...options, seed: options.seed ?? 0, runs: false })
