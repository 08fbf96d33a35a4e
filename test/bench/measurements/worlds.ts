import type { Measurement } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { WorldFigures } from '../workers/worlds.ts'

/** What a world of its own costs: made, and asked once. */
export const worlds: Measurement = {
  name: 'worlds',
  measure: async effort => {
    const { cost, reset, memory } = await runWorker<WorldFigures>('worlds', effort)
    return [
      { aim: 'a world, made and asked once', ours: cost, unit: 'ms CPU', pass: 1, good: 0.7 },
      { aim: 'a reset, and the first answer behind it', ours: reset, unit: 'ms CPU', pass: 5, good: 1 },
      { aim: 'memory of a world', ours: memory, unit: 'KiB', pass: 50, good: 35 },
    ]
  },
}
