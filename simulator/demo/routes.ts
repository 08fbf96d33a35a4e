import type { Context } from 'hono'
import type { AcubeAccount } from '../acube/accounts.ts'
import type { Traffic } from '../acube/traffic.ts'
import type { Answering, App, Connection } from '../http/connection.ts'
import type { Services } from '../ksef/http/services.ts'
import { lazily } from '../runtime/lazily.ts'
import { part } from '../runtime/parts.ts'
import type { SetStage } from './outage/rehearsals.ts'

/** What the page needs beside the services: whom it signs in to A-Cube as, and what A-Cube asks KSeF. */
export interface DemoSettings {
  readonly account: AcubeAccount
  readonly traffic: Traffic
  /** Where this simulator is reached on its own machine (what the visitor calls may be a name of elsewhere); undefined before it listens. */
  ownAddress(): string | undefined
  /** A KSeF of its own, for the rehearsal of an outage. */
  readonly setStage: SetStage
}

const demoPart = part(() => import('./page/demo-page.ts'))
const outagePart = part(() => import('./outage/outage-page.ts'))

/**
 * The story as a page under /demo, and the rehearsal of an outage as one under /demo/outage, each loaded when a browser first asks for it.
 * @param self the world's own door: the story's calls go through it
 * @param clientIpOf the browser's address: the story's calls come from there, too.
 */
export const routeDemo = (
  app: App,
  self: Answering,
  { runtime, log, prefix }: Services,
  { ownAddress, setStage, ...settings }: DemoSettings,
  clientIpOf: (c: Context<{ Bindings: Connection }>) => string,
): void => {
  const page = lazily(async () => (await demoPart()).createDemoPage({ runtime, log, ...settings }))
  const answer = async (c: Context<{ Bindings: Connection }>): Promise<Response> => {
    const clientIp = clientIpOf(c)
    const fetch = async (request: Request) => self(request, { clientIp })
    const origin = new URL(c.req.url).origin + prefix
    return (await page()).answer({ request: c.req.raw, fetch, origin, own: ownAddress() ?? origin })
  }
  const outage = lazily(async () => (await outagePart()).createOutagePage(runtime, setStage))
  for (const path of ['/demo/outage', '/demo/outage/*'])
    app.on(['GET', 'POST'], path, async c => (await outage()).answer(c.req.raw))
  app.all('/demo', answer)
  app.all('/demo/*', answer)
}
