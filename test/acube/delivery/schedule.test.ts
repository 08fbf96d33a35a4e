import { expect, test } from 'vitest'
import { deliveryRule } from '../../../contracts/acube/webhooks.ts'
import { nextAttempt } from '../../../simulator/acube/delivery/schedule.ts'

const waits = (): number[] => {
  const found: number[] = []
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttempt({ attempts, failedAt: 1000 })
    if (next === undefined) return found
    found.push((next - 1000) / 1000)
  }
}

test('a notification is tried again fifteen times, after ever longer waits, for nine hours', () => {
  expect(waits()).toHaveLength(15)
  expect(waits().slice(0, 3)).toEqual([300, 375, 468.75])
  const { retries, firstWaitSeconds, backOff } = deliveryRule
  expect(waits()).toEqual(Array.from({ length: retries }, (_, at) => firstWaitSeconds * backOff ** at))
  expect(waits().reduce((sum, it) => sum + it) / 3600).toBeCloseTo(9.14, 2)
})

test.each([500, 401, 302, 199, undefined])('an answer of %s is no reason to give up', status => {
  expect(nextAttempt({ attempts: 1, failedAt: 0, status })).toBe(300_000)
})

test('a receiver that answers 404 is not asked again', () => {
  expect(nextAttempt({ attempts: 1, failedAt: 0, status: 404 })).toBeUndefined()
})
