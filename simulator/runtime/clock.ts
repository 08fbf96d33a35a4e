/** What a machine knows of time, in milliseconds. */
export interface MachineClocks {
  /** Since the epoch, in whole ones; it may be set, and knows how long the machine slept. */
  wall(): number
  /** Since some instant, with a fraction; it never jumps, and on Linux stands still while the machine sleeps. */
  steady(): number
}

/** Not by `performance`, which loads ten modules of Node at a start and takes four times as long there (Node 20). */
const steady = (): number => {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1e3 + nanoseconds / 1e6
}

export const machineClocks: MachineClocks = { wall: () => Date.now(), steady }

/** The wall clock of another machine, as it has been told of. */
export interface ToldClocks extends MachineClocks {
  /** It shows so many milliseconds now, or did a moment ago. */
  tell(now: number): void
}

/** As long as nothing was told, it is the machine's own. */
export const toldClocks = ({ wall, steady }: MachineClocks = machineClocks): ToldClocks => {
  let ahead: number | undefined
  return {
    wall: () => (ahead === undefined ? wall() : steady() + ahead),
    steady,
    tell: now => {
      ahead = now - steady()
    },
  }
}

export interface ClockState {
  /** What it shows, in milliseconds. */
  readonly at: number
  readonly runs: boolean
  /** How far one that runs was moved ahead of its machine's. */
  readonly ahead?: number | undefined
}

/** A clock that runs or stands, and can be moved forward either way. It never goes back. */
export interface Clock {
  /** Now, in milliseconds since the epoch; the fraction carries the digits below the millisecond. It never goes back. */
  now(): number
  /** Whether it runs on by itself. */
  runs(): boolean
  /** How far one that runs was moved ahead of its machine's, in milliseconds. */
  ahead(): number
  /**
   * Moves it forward by milliseconds, and wakes whoever sleeps until an instant on the way.
   * @throws RangeError for going back, and for going beyond the year 9999, which no answer can show
   */
  advance(ms: number): void
  /** Holds it where it is. */
  stand(): void
  /** Lets it run on from where it is. */
  run(): void
  /**
   * Goes on from where another clock stood, whatever it shows now: before it was first asked, or to be as that one is.
   * @param machine where time is read from then on. Default: as before
   */
  take(state: ClockState, machine?: MachineClocks): void
  /**
   * Calls the work once the clock shows `at` (ms), unless what it gives back is called before. For work that nobody asks
   * for, which KSeF has none of: the state of everything else is read off the clock. It keeps no process alive.
   */
  wakeUp(at: number, work: () => void): () => void
}

/** What is further off is looked at again then, in milliseconds: no timer runs while a machine sleeps, but its clock does. */
const LONGEST_TIMER = 30_000

/** The last instant of the year 9999. */
export const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Those who wait for instants. */
const createSleepers = (now: () => number) => {
  const sleepers = new Set<{ readonly at: number; readonly work: () => void }>()
  return {
    add: (at: number, work: () => void): (() => boolean) => {
      const sleeper = { at, work }
      sleepers.add(sleeper)
      return () => sleepers.delete(sleeper)
    },
    /** The earliest first; none whom another has called off meanwhile. */
    wakeDue: (): void => {
      const time = now()
      const due = [...sleepers].filter(it => it.at <= time).sort((a, b) => a.at - b.at)
      for (const sleeper of due) if (sleepers.delete(sleeper)) sleeper.work()
    },
    /** Until the next of them is due, in milliseconds; undefined when nobody sleeps. */
    untilNext: (): number | undefined =>
      sleepers.size === 0 ? undefined : Math.max(0, Math.ceil(Math.min(...[...sleepers].map(it => it.at)) - now())),
  }
}

/**
 * Time that runs steadily, and on to where the machine's clock has jumped ahead. Where that was set back it is not
 * followed: the law of a clock is that time never goes back, and one that stood still until then would end no wait.
 */
const flowFrom = (at: number | undefined, { wall, steady }: MachineClocks) => {
  let ahead = at === undefined ? 0 : at - wall()
  let base = Number.NEGATIVE_INFINITY
  let last = at ?? Number.NEGATIVE_INFINITY
  return {
    ahead: (): number => ahead,
    now: (): number => {
      // In this order: a pause between the two readings must not look like a jump.
      const wanted = wall() + ahead
      const passed = steady()
      base = Math.max(base, wanted - passed)
      // A sum of the two may round down.
      last = Math.max(last, base + passed)
      return last
    },
    advance: (ms: number): void => {
      ahead += ms
      base += ms
    },
  }
}

/** @param at the instant (ms) that it shows at the start. Default: the machine's. */
export const createClock = (
  { at, runs = true }: { readonly at?: number | undefined; readonly runs?: boolean | undefined },
  first: MachineClocks = machineClocks,
): Clock => {
  let machine = first
  let flow = runs ? flowFrom(at, machine) : undefined
  let standing = at ?? machine.wall()
  const now = () => flow?.now() ?? standing
  const sleepers = createSleepers(now)
  let timer: NodeJS.Timeout | undefined

  const rest = (): void => {
    clearTimeout(timer)
    const wait = flow && sleepers.untilNext()
    timer = wait === undefined ? undefined : setTimeout(look, Math.min(wait, LONGEST_TIMER)).unref()
  }
  const look = (): void => {
    try {
      sleepers.wakeDue()
    } finally {
      rest()
    }
  }
  return {
    now,
    runs: () => flow !== undefined,
    ahead: () => flow?.ahead() ?? 0,
    advance: ms => {
      if (!(ms >= 0)) throw new RangeError(`The clock goes forward only, not by ${ms} ms.`)
      if (now() + ms > LATEST) throw new RangeError('The clock goes no further than the end of the year 9999.')
      if (flow === undefined) standing += ms
      else flow.advance(ms)
      look()
    },
    stand: () => {
      standing = now()
      flow = undefined
      rest()
    },
    run: () => {
      flow ??= flowFrom(standing, machine)
      rest()
    },
    take: ({ at, runs, ahead = 0 }, by = machine) => {
      // Readings of one clock differ by moments: time does not go back by them.
      if (runs && flow !== undefined && by === machine && ahead >= flow.ahead()) flow.advance(ahead - flow.ahead())
      else flow = runs ? flowFrom(at, by) : undefined
      machine = by
      standing = at
      look()
    },
    wakeUp: (when, work) => {
      const callOff = sleepers.add(when, work)
      rest()
      return () => void callOff()
    },
  }
}
