import type { Context } from 'hono'
import type { Answering, App, Connection } from '../http/connection.ts'
import type { Services } from '../ksef/http/services.ts'
import { lazily } from '../runtime/lazily.ts'
import { part } from '../runtime/parts.ts'

const portalPart = part(() => import('./portal.ts'))

/**
 * The web application under /web, loaded when a browser first asks for it.
 * @param self the world's own door: the portal is a client like any other
 * @param clientIpOf the browser's address: the portal's calls to the API come from there, too.
 */
export const routePortal = (
  app: App,
  self: Answering,
  { runtime, log, prefix, contract }: Services,
  clientIpOf: (c: Context<{ Bindings: Connection }>) => string,
): void => {
  const api = async (request: Request, clientIp: string) => self(request, { clientIp })
  const portal = lazily(async () =>
    (await portalPart()).createPortal({ runtime, api, log, prefix, version: contract.api }),
  )
  app.all('/web/*', async c => (await portal()).answer(c.req.raw, clientIpOf(c)))
}
