import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { PatternRouter } from 'hono/router/pattern-router'
import { defaultAccounts } from '../acube/accounts.ts'
import { routeAcube } from '../acube/routes.ts'
import type { Steered } from '../control/handler.ts'
import { routeControl } from '../control/routes.ts'
import { type DemoSettings, routeDemo } from '../demo/routes.ts'
import { type ClientIpOptions, clientIpReader } from '../http/client-ip.ts'
import type { Answer, Answering, App, Connection } from '../http/connection.ts'
import { createApi } from '../ksef/http/api.ts'
import { routeQr } from '../ksef/qr/routes.ts'
import { routeStorage } from '../ksef/storage/routes.ts'
import { routeLatarnia } from '../latarnia/routes.ts'
import { routeDocs } from '../pages/reference/routes.ts'
import { type Hosting, routePages } from '../pages/routes.ts'
import { routePortal } from '../portal/routes.ts'

/** What a world answers with. */
export interface WorldApp {
  readonly answer: Answering
  /** The answer to whoever met a defect around it. */
  refuseThrown(request: Request, thrown: unknown): Answer
}

/**
 * KSeF's operations, and beside them what the real system lacks.
 * @param self the world's own door: portal and demo are clients like any other
 */
export const createApp = (
  steered: Steered,
  demo: DemoSettings,
  options: ClientIpOptions & Pick<Hosting, 'seeded'>,
  self: Answering,
): WorldApp => {
  const { services, acube, outages } = steered
  const clientIpOf = clientIpReader(options)
  const clientIpIn = (c: Context<{ Bindings: Connection }>): string => clientIpOf(c.req.raw, c.env)
  const api = createApi(services, clientIpOf)

  /** Made for the first who asks for one of them: most worlds, and most tests, ask KSeF for its operations alone. */
  let pages: App | undefined
  const besideTheApi = (): App => {
    pages ??= routed()
    return pages
  }
  const routed = (): App => {
    // The quickest router to make: there are few routes here, and every test makes its own simulator.
    const app: App = new Hono({ router: new PatternRouter() })
    const { email } = demo.account
    const account = defaultAccounts.includes(demo.account) ? demo.account : { email }
    const hosting: Hosting = { ...services, seeded: options.seeded, account }
    routePages(app, hosting)
    // Before control and A-Cube, whose documents it serves.
    routeDocs(app, hosting)
    routeStorage(app, services)
    routeQr(app, services)
    routeControl(app, steered)
    routeLatarnia(app, services, outages)
    routePortal(app, self, services, clientIpIn)
    routeAcube(app, acube)
    routeDemo(app, self, services, demo, clientIpIn)
    app.notFound(c => api.refuseUnknown(c.req.raw, c.req.path))
    app.onError((thrown, c) =>
      thrown instanceof HTTPException ? thrown.getResponse() : api.refuseThrown(c.req.raw, thrown),
    )
    return app
  }
  // The operations have a table of their own: a route of Hono's before it would be a detour, a fifth of our part.
  const answering: Answering = (request, connection) =>
    api.answer(request, connection) ?? besideTheApi().fetch(request, connection)
  return { answer: answering, refuseThrown: api.refuseThrown }
}
