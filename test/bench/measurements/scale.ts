import type { Measurement, Result } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { InvoicePoint, ScaleFigures } from '../workers/scale.ts'

/** What an operation costs at each count, against the least of them. */
const lineOf = (
  line: string,
  points: readonly InvoicePoint[],
  cost: (point: InvoicePoint) => number,
  bounds: Pick<Result, 'pass' | 'good'> = {},
): Result[] =>
  points.map((point, place) => ({
    aim: `${line} at ${point.count}`,
    unit: 'µs CPU',
    ours: cost(point),
    grows: { line, count: point.count },
    ...(place > 0 && { floor: cost(points[0]!), floorIs: `at ${points[0]!.count}` }),
    ...(place === points.length - 1 && bounds),
  }))

/** Much of everything: invoices of one context, sessions, worlds. Tokens and permissions have measurements of their own. */
export const scale: Measurement = {
  name: 'scale',
  measure: async effort => {
    const { points, heap, challenge, sessions, worlds } = await runWorker<ScaleFigures>('scale', effort)
    const last = points.at(-1)!
    return [
      ...lineOf('an invoice sent', points, it => it.sending, { pass: 1.5, good: 1.15 }),
      ...lineOf('first page of metadata', points, it => it.firstPage, { pass: 1.5, good: 1.1 }),
      ...lineOf('filter by number, none found', points, it => it.byNumber, { pass: 1.5, good: 1.1 }),
      ...lineOf('filter by currency, none found', points, it => it.byLooking),
      {
        aim: `filter by currency at ${last.count}`,
        ours: last.byLooking / 1000,
        unit: 'ms CPU',
        pass: 25,
        good: 10,
      },
      {
        aim: `deepest page of metadata at ${last.count}`,
        unit: 'µs CPU',
        ours: last.deepestPage,
        floor: last.firstPage,
        floorIs: 'first page',
        pass: 5,
        good: 2.5,
      },
      { aim: 'an accepted invoice beside its document', unit: 'bytes', ours: heap, pass: 3072, good: 2048 },
      {
        aim: `challenge while that filter looks at ${last.count}, p99`,
        unit: 'ms',
        ours: challenge.meanwhile,
        floor: challenge.idle,
        floorIs: 'the same while idle',
        pass: 3,
        good: 2,
      },
      {
        aim: 'invoice of 10 KB, 50 sessions in parallel',
        unit: 'µs',
        ours: sessions.fifty,
        floor: sessions.one,
        floorIs: 'one session',
        pass: 1.11,
        good: 1,
      },
      {
        aim: 'challenge in 50 worlds in turn',
        unit: 'µs CPU',
        ours: worlds.fifty,
        floor: worlds.one,
        floorIs: 'one world',
        pass: 1.3,
        good: 1.1,
      },
    ]
  },
}
