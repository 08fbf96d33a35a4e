import type { Context } from 'hono'
import type { App, Connection } from '../http/connection.ts'
import type { Services } from '../http/services.ts'
import type { Portal } from './portal.ts'

/**
 * The web application under /web, loaded when a browser first asks for it.
 * @param clientIpOf the browser's address: the portal's calls to the API come from there, too.
 */
export const routePortal = (
  app: App,
  { runtime, log }: Services,
  clientIpOf: (c: Context<{ Bindings: Connection }>) => string,
): void => {
  const api = async (request: Request, clientIp: string) => app.fetch(request, { clientIp })
  let portal: Promise<Portal> | undefined
  app.all('/web/*', async c => {
    portal ??= import('./portal.ts').then(({ createPortal }) => createPortal({ runtime, api, log }))
    return (await portal).answer(c.req.raw, clientIpOf(c))
  })
}
