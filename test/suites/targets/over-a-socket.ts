import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { noon, pace, type TargetKind } from './target-kind.ts'

/** A port, as `ksef-simulator start` opens it, with everything done at once. */
export const overASocket: TargetKind = {
  name: 'over a socket',
  abilities: ['form', 'clock', 'rate-limits'],
  open: async ({ rateLimited }) => {
    const runtime = fixedRuntime({ at: noon, seed: 2 })
    const simulator = createSimulator({ runtime, rateLimits: rateLimited ? 'test' : 'off' })
    const { baseUrl } = await simulator.listen({ port: 0 })
    const target = connected({
      baseUrl,
      send: request => fetch(request),
      wait: async times => {
        await simulator.idle()
        runtime.advance(pace(times))
      },
      advance: runtime.advance,
    })
    return { target, close: () => simulator.close() }
  },
}
