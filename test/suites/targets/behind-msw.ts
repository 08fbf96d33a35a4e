import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { handlers } from '../../../simulator/msw/msw.ts'
import { longDelays, noon, pace, type TargetKind } from './target-kind.ts'

/** MSW has one `fetch` to catch: who opens second stands in front of the first until closed. */
const server = setupServer()
let listening = 0

/** The global `fetch` to the address of KSeF's TEST environment, caught by MSW. */
export const behindMsw: TargetKind = {
  name: 'behind MSW',
  abilities: ['form', 'clock', 'delays', 'rate-limits'],
  open: async ({ rateLimited }) => {
    const runtime = fixedRuntime({ at: noon, seed: 3, delays: longDelays })
    const simulator = createSimulator({ runtime, rateLimits: rateLimited ? 'test' : 'off' })
    if (listening++ === 0) server.listen({ onUnhandledRequest: 'error' })
    const before = server.listHandlers() as RequestHandler[]
    server.use(...handlers(simulator))
    const target = connected({
      baseUrl: 'https://api-test.ksef.mf.gov.pl/v2',
      send: request => fetch(request),
      wait: async times => {
        await simulator.idle()
        runtime.advance(pace(times))
      },
      advance: runtime.advance,
    })
    return {
      target,
      close: async () => {
        server.resetHandlers(...before)
        if (--listening === 0) server.close()
        await simulator.close()
      },
    }
  },
}
