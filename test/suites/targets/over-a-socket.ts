import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { openSteered } from './steered.ts'
import { noon, type TargetKind } from './target-kind.ts'

/** A port, as `ksef-simulator start` opens it, and nothing else: what is steered is steered over it. */
export const overASocket: TargetKind = {
  name: 'over a socket',
  abilities: ['form', 'clock', 'delays', 'rate-limits'],
  open: async options => {
    const simulator = createSimulator({ runtime: fixedRuntime({ at: noon, seed: 2 }) })
    const { baseUrl } = await simulator.listen({ port: 0 })
    const { target } = await openSteered(baseUrl, options, world => simulator.world(world).idle())
    return { target, close: () => simulator.close() }
  },
}
