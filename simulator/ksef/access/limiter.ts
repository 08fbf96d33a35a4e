import type { RateLimits } from '../../../contracts/ksef/rate-limits.ts'

/** rate-limits-024: sliding windows, all in parallel, not aligned to the clock. */
export const windows = [
  { limit: 'perSecond', ms: 1000, name: 'sekundę' },
  { limit: 'perMinute', ms: 60_000, name: 'minutę' },
  { limit: 'perHour', ms: 3_600_000, name: 'godzinę' },
] as const

/** Why a request must wait. */
export interface Excess {
  readonly limit: number
  /** "sekundę", "minutę" or "godzinę". */
  readonly window: string
  /** Milliseconds until the next request would pass. */
  readonly wait: number
}

export interface Limiter {
  /** Counts a request under the key, or says why it may not pass. Refused requests do not count (no escalation on TEST). */
  take(key: string, limits: RateLimits, now: number): Excess | undefined
  /** Forgets every count whose key begins so. */
  forget(prefix: string): void
}

/** So many counters are kept; idle ones go first. */
const KEPT = 10_000

export const createLimiter = (): Limiter => {
  /** The instants of the requests that passed, oldest first, as far back as an hour. */
  const passed = new Map<string, number[]>()
  return {
    take: (key, limits, now) => {
      const times = passed.get(key) ?? []
      const excess = excessOf(times, limits, now)
      if (excess !== undefined) return excess
      times.push(now)
      trim(times, limits)
      passed.delete(key)
      passed.set(key, times)
      if (passed.size > KEPT) passed.delete(passed.keys().next().value!)
      return undefined
    },
    forget: prefix => {
      for (const key of passed.keys()) if (key.startsWith(prefix)) passed.delete(key)
    },
  }
}

/** Of the windows that are full the one that stays full longest. */
const excessOf = (times: readonly number[], limits: RateLimits, now: number): Excess | undefined =>
  windows
    .flatMap(({ limit: name, ms, name: window }) => {
      const limit = limits[name]
      const oldest = limit === undefined ? undefined : times[times.length - limit]
      return limit === undefined || oldest === undefined || oldest + ms <= now
        ? []
        : [{ limit, window, wait: oldest + ms - now }]
    })
    .reduce<Excess | undefined>((worst, one) => (worst === undefined || one.wait > worst.wait ? one : worst), undefined)

/** Only the newest of them decide. */
const trim = (times: number[], { perSecond, perMinute = 0, perHour = 0 }: RateLimits): void => {
  const kept = Math.max(perSecond, perMinute, perHour)
  if (times.length >= 2 * kept) times.splice(0, times.length - kept)
}
