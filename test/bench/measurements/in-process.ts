import type { Measurement, Result } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { InProcessFigures } from '../workers/in-process.ts'

/** What a test pays in a warm process. */
export const inProcess: Measurement = {
  name: 'in-process',
  measure: async effort => {
    const { requests, lives, msw } = await runWorker<InProcessFigures>('in-process', effort)
    const unit = 'µs CPU'
    const floorIs = 'one request to node:http over loopback'
    const shared = { unit, floorIs }
    const life = { ours: lives.life, floor: lives.loopback, pass: 18, good: 13 }
    const request = { ours: requests.fetched, floor: requests.loopback, pass: 0.45, good: 0.25 }
    const journal = { ours: requests.fetched, floor: requests.notWritten }
    const results: Result[] = [
      { aim: 'create, listen, answer, close', ...life, ...shared },
      { aim: 'request in process', ...request, ...shared },
      { aim: 'request in process, with the journal', ...journal, unit, floorIs: 'the same without a journal' },
    ]
    if (msw) results.push({ aim: 'request by MSW', ...msw, unit, floorIs: 'MSW, plain handler', pass: 1.2, good: 1.05 })
    return results
  },
}
