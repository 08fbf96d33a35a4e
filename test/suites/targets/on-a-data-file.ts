import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { longDelays, noon, pace, type TargetKind } from './target-kind.ts'

/** As in process, with all state in a file of SQLite. */
export const onADataFile: TargetKind = {
  name: 'on a data file',
  abilities: ['form', 'clock', 'delays', 'rate-limits', 'addresses'],
  open: async ({ rateLimited }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-data-'))
    const runtime = fixedRuntime({ at: noon, seed: 4, delays: longDelays })
    const data = join(folder, 'data.db')
    const simulator = createSimulator({
      ...{ runtime, data, dataSync: 'normal', rateLimits: rateLimited ? 'test' : 'off' },
    })
    const target = connected({
      baseUrl: 'http://ksef.test/v2',
      send: request => simulator.fetch(request),
      wait: async times => {
        await simulator.idle()
        runtime.advance(pace(times))
      },
      advance: runtime.advance,
      from: clientIp => request => simulator.fetch(request, { clientIp }),
    })
    const close = async () => {
      await simulator.close()
      rmSync(folder, { recursive: true })
    }
    return { target, close }
  },
}
