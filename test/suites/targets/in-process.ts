import { type ApiVersion, newestApi } from '../../../contracts/ksef/api-version.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { longDelays, noon, pace, type TargetKind } from './target-kind.ts'

/** `createSimulator().fetch` of a version, without a socket. Time stands still until it is moved. */
export const inProcessAt = (api: ApiVersion): TargetKind => ({
  name: `in process, API ${api}`,
  api,
  abilities: ['form', 'clock', 'delays', 'rate-limits', 'addresses'],
  open: async ({ rateLimited }) => {
    const runtime = fixedRuntime({ at: noon, seed: 1, delays: longDelays })
    const simulator = createSimulator({ runtime, api, rateLimits: rateLimited ? 'test' : 'off' })
    const target = connected({
      api,
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
})

export const inProcess: TargetKind = { ...inProcessAt(newestApi), name: 'in process' }
