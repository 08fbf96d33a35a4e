import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RateLimits } from '../../contracts/ksef/rate-limits.ts'
import { countRequest, forgetRequests } from '../../simulator/ksef/access/limiter.ts'
import { ksefTables } from '../../simulator/ksef/tables.ts'
import { transactionsOf } from '../../simulator/store/engine.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { drawn } from './seed.ts'

const openTables = () => transactionsOf(openMemory({ ksef: ksefTables }), 'ksef')

const lengths = { perSecond: 1000, perMinute: 60_000, perHour: 3_600_000 } as const

/** A limiter that counts, every time, all that ever passed. */
const naiveLimiter = (limits: RateLimits) => {
  const passed: number[] = []
  const fits = (now: number) =>
    Object.entries(lengths).every(([name, length]) => {
      const limit = limits[name as keyof RateLimits]
      return limit === undefined || passed.filter(at => at > now - length).length < limit
    })
  return {
    take: (now: number) => {
      const passes = fits(now)
      if (passes) passed.push(now)
      return passes
    },
    /** Milliseconds until it lets one through: only when something leaves a window does that change. */
    wait: (now: number) =>
      passed
        .flatMap(at => Object.values(lengths).map(length => at + length))
        .sort((a, b) => a - b)
        .find(at => at > now && fits(at))! - now,
  }
}

const limitsDrawn: fc.Arbitrary<RateLimits> = fc.record(
  {
    perSecond: fc.integer({ min: 1, max: 4 }),
    perMinute: fc.integer({ min: 1, max: 8 }),
    perHour: fc.integer({ min: 1, max: 12 }),
  },
  { requiredKeys: ['perSecond'] },
)
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }) },
  { weight: 2, arbitrary: fc.constantFrom(999, 1000, 1001, 59_999, 60_000) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3_600_000 }) },
)

test('the limiter lets through what a naive sliding window lets through, and waits as long', async () => {
  await fc.assert(
    fc.asyncProperty(limitsDrawn, fc.array(pause, { maxLength: 120 }), async (limits, pauses) => {
      const tables = openTables()
      const naive = naiveLimiter(limits)
      let now = 1_763_812_800_000
      for (const ms of pauses) {
        now += ms
        const counted = { key: 'key', context: '' }
        const excess = await tables.write(store => countRequest(counted, limits, now, store))
        expect(excess === undefined).toBe(naive.take(now))
        if (excess !== undefined) expect(excess.wait).toBe(naive.wait(now))
      }
    }),
    { ...drawn, numRuns: 300 },
  )
})

test('keys are counted apart, and forgetting a context forgets those keys alone', async () => {
  const steps = fc.array(
    fc.record({
      key: fc.constantFrom('a 1', 'a 2', 'b 1'),
      ms: fc.nat(300),
      forget: fc.option(fc.constantFrom('a', 'b'), { freq: 8 }),
    }),
    { maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async drawnSteps => {
      const limits = { perSecond: 2 }
      const tables = openTables()
      const naive = new Map<string, ReturnType<typeof naiveLimiter>>()
      let now = 0
      for (const { key, ms, forget } of drawnSteps) {
        now += ms
        if (forget !== null) {
          await tables.write(store => forgetRequests(forget, store))
          for (const known of naive.keys()) if (known.startsWith(forget)) naive.delete(known)
        }
        const counter = naive.get(key) ?? naiveLimiter(limits)
        naive.set(key, counter)
        const counted = { key, context: key.slice(0, 1) }
        const excess = await tables.write(store => countRequest(counted, limits, now, store))
        expect(excess === undefined).toBe(counter.take(now))
      }
    }),
    { ...drawn, numRuns: 200 },
  )
})
