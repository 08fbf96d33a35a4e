import { type Context, Hono } from 'hono'
import { PatternRouter } from 'hono/router/pattern-router'
import { getPath } from 'hono/utils/url'
import { type ErrorName, KsefError } from '../../contracts/errors.ts'
import { isDeclared, type PlannedOperation } from '../../contracts/operation.ts'
import { type AcubeDoor, routeAcube } from '../acube/routes.ts'
import { routeControl } from '../control/routes.ts'
import { type DemoSettings, routeDemo } from '../demo/routes.ts'
import { routeDocs } from '../docs/routes.ts'
import { handlers } from '../handlers.ts'
import { routePortal } from '../portal/routes.ts'
import { routeStorage } from '../storage/routes.ts'
import type { App, Connection } from './connection.ts'
import type { Exchange } from './exchange.ts'
import { type AnyHandler, answer, answerPlanned } from './pipeline.ts'
import { respond } from './respond.ts'
import { findOperation, methodsAt } from './routes.ts'
import type { Services } from './services.ts'
import { writeError } from './write-error.ts'

export interface AppOptions {
  /** A header to take the caller's address from, set by a proxy that is trusted. */
  readonly clientIpHeader?: string
}

/** Every operation of the contract at its path; beside them what the real system lacks. */
export const createApp = (
  services: Services,
  acube: AcubeDoor,
  demo: DemoSettings,
  { clientIpHeader }: AppOptions,
): App => {
  // The quickest router to make: there are few routes here, and every test makes its own simulator.
  const app: App = new Hono({ router: new PatternRouter() })
  const clientIpOf = (request: Request, connection?: Connection): string => {
    const forwarded =
      clientIpHeader === undefined ? undefined : request.headers.get(clientIpHeader)?.split(',')[0]?.trim()
    const address = forwarded ?? connection?.clientIp ?? connection?.incoming?.socket.remoteAddress ?? '127.0.0.1'
    return address.startsWith('::ffff:') ? address.slice(7) : address
  }
  const clientIpIn = (c: Context<{ Bindings: Connection }>): string => clientIpOf(c.req.raw, c.env)
  const refuse = (request: Request, name: ErrorName, explanation: string, headers = {}): Response => {
    const exchange = { request, now: services.runtime.now(), explanations: [explanation], warnings: [] }
    const error = new KsefError(name, { explanation })
    const written = writeError(error, request, exchange.now, services.runtime)
    return respond(exchange, { ...written, headers: { ...written.headers, ...headers } }, services, error)
  }

  const refuseUnknown = (request: Request, path: string): Response => {
    const taken = methodsAt(path).join(', ')
    return taken === ''
      ? refuse(request, 'notFound', `KSeF has no path ${path}; its operations stand under /v2.`)
      : refuse(request, 'methodNotAllowed', `${path} takes ${taken}, not ${request.method}.`, { Allow: taken })
  }

  const answerOperation = (request: Request, path: string, connection?: Connection): Response | Promise<Response> => {
    const found = findOperation(request.method, path)
    if (found === undefined) return refuseUnknown(request, path)
    const { area, name, operation } = found.listed
    const begun = <O extends PlannedOperation>(operation: O): Exchange<O> => ({
      request,
      operation,
      params: found.params,
      now: services.runtime.now(),
      clientIp: clientIpOf(request, connection),
      input: {},
      explanations: [],
      warnings: [],
    })
    if (!isDeclared(operation)) return answerPlanned(begun(operation), services)
    const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[area]![name]!
    return answer(begun(operation), handler, services)
  }

  routeStorage(app, services)
  routeControl(app, services, acube)
  routeDocs(app)
  routePortal(app, services, clientIpIn)
  routeAcube(app, acube)
  routeDemo(app, services, demo, clientIpIn)
  app.notFound(c => refuseUnknown(c.req.raw, c.req.path))

  // The operations have a table of their own: a route of Hono's before it would be a detour, a fifth of our part.
  const besideTheApi = app.fetch
  app.fetch = (request, connection?: Connection) => {
    const path = getPath(request)
    if (path.startsWith(alias)) return app.fetch(underVersion(request), connection)
    if (!path.startsWith('/v2/')) return besideTheApi(request, connection)
    const answered = answerOperation(request, path, connection)
    return request.method === 'HEAD' ? withoutBody(answered) : answered
  }
  return app
}

/** Where KSeF's operations stood until January 2026, and where several programs still look for them. */
const alias = '/api/v2/'
const underVersion = (request: Request): Request => {
  const url = new URL(request.url)
  url.pathname = url.pathname.slice('/api'.length)
  return new Request(url, request)
}

const withoutBody = async (answered: Response | Promise<Response>): Promise<Response> =>
  new Response(null, await answered)
