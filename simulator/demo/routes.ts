import type { Context } from 'hono'
import type { AcubeAccount } from '../acube/accounts.ts'
import type { Traffic } from '../acube/traffic.ts'
import type { Answering, App, Connection } from '../http/connection.ts'
import type { Services } from '../ksef/http/services.ts'
import { lazily } from '../runtime/lazily.ts'
import { part } from '../runtime/parts.ts'

/** What the page needs beside the services: whom it signs in to A-Cube as, and what A-Cube asks KSeF. */
export interface DemoSettings {
  readonly account: AcubeAccount
  readonly traffic: Traffic
  /** Where this simulator is reached on its own machine (what the visitor calls may be a name of elsewhere); undefined before it listens. */
  ownAddress(): string | undefined
}

const demoPart = part(() => import('./page/demo-page.ts'))

/**
 * The story as a page under /demo, loaded when a browser first asks for it.
 * @param self the world's own door: the story's calls go through it
 * @param clientIpOf the browser's address: the story's calls come from there, too.
 */
export const routeDemo = (
  app: App,
  self: Answering,
  { runtime, log, prefix }: Services,
  { ownAddress, ...settings }: DemoSettings,
  clientIpOf: (c: Context<{ Bindings: Connection }>) => string,
): void => {
  const page = lazily(async () => (await demoPart()).createDemoPage({ runtime, log, ...settings }))
  const answer = async (c: Context<{ Bindings: Connection }>): Promise<Response> => {
    const clientIp = clientIpOf(c)
    const fetch = async (request: Request) => self(request, { clientIp })
    const origin = new URL(c.req.url).origin + prefix
    return (await page()).answer({ request: c.req.raw, fetch, origin, own: ownAddress() ?? origin })
  }
  app.all('/demo', answer)
  app.all('/demo/*', answer)
}
