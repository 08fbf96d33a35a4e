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

  // The quickest router to make: there are few routes here, and every test makes its own simulator.
  const besideTheApi: App = new Hono({ router: new PatternRouter() })
  const { email } = demo.account
  const account = defaultAccounts.includes(demo.account) ? demo.account : { email }
  const hosting: Hosting = { ...services, seeded: options.seeded, account }
  routePages(besideTheApi, hosting)
  // Before control and A-Cube, whose documents it serves.
  routeDocs(besideTheApi, hosting)
  routeStorage(besideTheApi, services)
  routeQr(besideTheApi, services)
  routeControl(besideTheApi, steered)
  routeLatarnia(besideTheApi, services, outages)
  routePortal(besideTheApi, self, services, clientIpIn)
  routeAcube(besideTheApi, acube)
  routeDemo(besideTheApi, self, services, demo, clientIpIn)
  besideTheApi.notFound(c => api.refuseUnknown(c.req.raw, c.req.path))
  besideTheApi.onError((thrown, c) =>
    thrown instanceof HTTPException ? thrown.getResponse() : api.refuseThrown(c.req.raw, thrown),
  )
  // The operations have a table of their own: a route of Hono's before it would be a detour, a fifth of our part.
  const answering: Answering = (request, connection) =>
    api.answer(request, connection) ?? besideTheApi.fetch(request, connection)
  return { answer: answering, refuseThrown: api.refuseThrown }
}
