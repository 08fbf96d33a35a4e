import type { Clock } from '../../client/clock.ts'

/** A clock that moves only when someone sleeps on it or advances it. */
export interface ManualClock extends Clock {
  /** The lengths of all sleeps, in milliseconds. */
  readonly sleeps: readonly number[]
  advance(ms: number): void
}

export const manualClock = (at = Date.parse('2026-11-22T12:00:00Z')): ManualClock => {
  let now = at
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => now,
    advance: ms => {
      now += ms
    },
    sleep: async ms => {
      sleeps.push(ms)
      now += ms
    },
  }
}
