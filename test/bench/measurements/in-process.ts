import type { Measurement, Result } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { InProcessFigures } from '../workers/in-process.ts'

/** What a test pays in a warm process. */
export const inProcess: Measurement = {
  name: 'in-process',
  measure: async effort => {
    const { loopback, life, fetched, msw } = await runWorker<InProcessFigures>('in-process', effort)
    const unit = 'µs CPU'
    const floorIs = 'one request to node:http over loopback'
    const results: Result[] = [
      { aim: 'create, listen, answer, close', ours: life, floor: loopback, unit, floorIs, pass: 25, good: 15 },
      { aim: 'request in process', ours: fetched, floor: loopback, unit, floorIs, pass: 0.6, good: 0.45 },
    ]
    if (msw) results.push({ aim: 'request by MSW', ...msw, unit, floorIs: 'MSW, plain handler', pass: 1.4, good: 1.2 })
    return results
  },
}
