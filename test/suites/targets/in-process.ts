import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { longDelays, noon, pace, type TargetKind } from './target-kind.ts'

/** `createSimulator().fetch`, without a socket. Time stands still until it is moved. */
export const inProcess: TargetKind = {
  name: 'in process',
  abilities: ['form', 'clock', 'delays', 'rate-limits', 'addresses'],
  open: async ({ rateLimited }) => {
    const runtime = fixedRuntime({ at: noon, seed: 1, delays: longDelays })
    const simulator = createSimulator({ runtime, rateLimits: rateLimited ? 'test' : 'off' })
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
    return { target, close: () => simulator.close() }
  },
}
