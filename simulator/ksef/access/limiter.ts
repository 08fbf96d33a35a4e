import type { RateLimits } from '../../../contracts/ksef/rate-limits.ts'
import { each } from '../../store/each.ts'
import { ksefTables, type Store } from '../tables.ts'

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

/** So many counters are kept; the oldest go first. */
const KEPT = 10_000

/** A counter is added: what is too much goes. */
const nextSerial = async ({ requestCounts }: Store): Promise<number> => {
  const [newest] = await requestCounts.page('byAge', '', { size: 1, order: 'newest' })
  const serial = (newest?.serial ?? 0) + 1
  const [oldest] = await requestCounts.page('byAge', '', { size: 1, order: 'oldest' })
  if (oldest !== undefined && oldest.serial <= serial - KEPT) await requestCounts.delete(oldest.key)
  return serial
}

/**
 * Counts a request of a context (or of nobody: '') under the key, or says why it may not pass. Refused requests do not
 * count (no escalation on TEST).
 */
export const countRequest = async (
  { key, context }: { readonly key: string; readonly context: string },
  limits: RateLimits,
  now: number,
  store: Store,
): Promise<Excess | undefined> => {
  const known = await store.requestCounts.get(key)
  const passed = known?.passed ?? []
  const excess = excessOf(passed, limits, now)
  if (excess !== undefined) return excess
  const serial = known?.serial ?? (await nextSerial(store))
  await store.requestCounts.put({ key, context, serial, usedAt: now, passed: trimmed([...passed, now], limits) })
  return undefined
}

/** Forgets what a context has asked for. */
export const forgetRequests = async (context: string, { requestCounts }: Store): Promise<void> => {
  for await (const { key } of each(requestCounts, ksefTables.requestCounts, 'byContext', context))
    await requestCounts.delete(key)
}

/** Forgets what everybody has asked for. */
export const forgetAllRequests = async ({ requestCounts }: Store): Promise<void> => {
  for await (const { key } of each(requestCounts, ksefTables.requestCounts, 'byAge', ''))
    await requestCounts.delete(key)
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
const trimmed = (times: number[], { perSecond, perMinute = 0, perHour = 0 }: RateLimits): readonly number[] => {
  const kept = Math.max(perSecond, perMinute, perHour)
  return times.length >= 2 * kept ? times.slice(-kept) : times
}
