import { connected } from '../../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime, type SimulatorOptions } from '../../../../simulator/index.ts'

/** A world whose packages are worked on as soon as somebody waits for them. */
export const packageWorld = (options: SimulatorOptions = {}) => {
  const runtime = fixedRuntime({ at: Date.parse('2026-11-23T12:00:00Z'), seed: 5 })
  const simulator = createSimulator({ runtime, rateLimits: 'off', ...options })
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: request => simulator.fetch(request),
    wait: async () => simulator.idle(),
    advance: runtime.advance,
  })
  return { runtime, simulator, target }
}
