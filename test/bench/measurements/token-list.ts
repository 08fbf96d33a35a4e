import type { Measurement } from '../measurement.ts'
import { runWorker } from '../worker.ts'
import type { ListFigures } from '../workers/token-list.ts'

/** GET /tokens of the owner, a hundred at a time, straight through `simulator.fetch`. */
export const tokenList: Measurement = {
  name: 'token-list',
  measure: async effort => {
    const { pages, walk, bytesPerToken } = await runWorker<ListFigures>('token-list', effort)
    const [thousand, hundredThousand, million] = pages
    const [first, last] = walk
    const unit = 'µs CPU'
    const at = (count: number) => ({ grows: { line: 'a page of tokens', count } })
    return [
      { aim: 'a page of 100 at 1e3 tokens', ours: thousand, unit, ...at(1e3) },
      {
        aim: 'a page of 100 at 1e5 tokens',
        ours: hundredThousand,
        floor: thousand,
        unit,
        floorIs: 'at 1e3',
        ...at(1e5),
      },
      {
        aim: 'a page of 100 at 1e6 tokens',
        ours: million,
        floor: thousand,
        unit,
        floorIs: 'at 1e3',
        pass: 1.3,
        good: 1.1,
        ...at(1e6),
      },
      {
        aim: 'last tenth of a walk of 1e6',
        ours: last,
        floor: first,
        unit,
        floorIs: 'first tenth',
        pass: 1.2,
        good: 1.05,
      },
      { aim: 'memory of a token at 1e6', ours: bytesPerToken, unit: 'bytes', pass: 666, good: 512 },
    ]
  },
}
