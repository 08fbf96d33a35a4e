import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { PatternRouter } from 'hono/router/pattern-router'
import { defaultAccounts } from '../acube/accounts.ts'
import { routeAcube } from '../acube/routes.ts'
import type { Steered } from '../control/handler.ts'
import { routeControl } from '../control/routes.ts'
import { type DemoSettings, routeDemo } from '../demo/routes.ts'
import type { Answering, App, Connection } from '../http/connection.ts'
import type { Api } from '../ksef/http/api.ts'
import { routeQr } from '../ksef/qr/routes.ts'
import { routeStorage } from '../ksef/storage/routes.ts'
import { routeLatarnia } from '../latarnia/routes.ts'
import { routeDocs } from '../pages/reference/routes.ts'
import { type Hosting, routePages } from '../pages/routes.ts'
import { routePortal } from '../portal/routes.ts'

/** What the real system lacks, and its storage. @param self the world's own door: portal and demo are clients like any other */
export const besideTheApi = (
  steered: Steered,
  demo: DemoSettings,
  seeded: Hosting['seeded'],
  self: Answering,
  api: Api,
  clientIpOf: (request: Request, connection?: Connection) => string,
): App => {
  const { services, acube, outages } = steered
  const clientIpIn = (c: Context<{ Bindings: Connection }>): string => clientIpOf(c.req.raw, c.env)
  // The quickest router to make: there are few routes here, and every test makes its own simulator.
  const app: App = new Hono({ router: new PatternRouter() })
  const { email } = demo.account
  const account = defaultAccounts.includes(demo.account) ? demo.account : { email }
  const hosting: Hosting = { ...services, seeded, account }
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
