import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { connected } from './connected.ts'
import { noon, type TargetKind } from './target-kind.ts'

/** A port, as `ksef-simulator start` opens it, with everything done at once. */
export const overASocket: TargetKind = {
  name: 'over a socket',
  abilities: ['clock', 'rate-limits'],
  open: async ({ rateLimited }) => {
    const runtime = fixedRuntime({ at: noon, seed: 2 })
    const simulator = createSimulator({ runtime, rateLimits: rateLimited ? 'test' : 'off' })
    const { baseUrl } = await simulator.listen({ port: 0 })
    const target = connected({
      baseUrl,
      send: request => fetch(request),
      wait: async () => runtime.advance(250),
      advance: runtime.advance,
    })
    return { target, close: () => simulator.close() }
  },
}
