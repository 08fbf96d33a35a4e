import { type Context, Hono } from 'hono'
import { PatternRouter } from 'hono/router/pattern-router'
import { type ErrorName, KsefError } from '../../contracts/errors.ts'
import { isDeclared } from '../../contracts/operation.ts'
import { type AcubeDoor, routeAcube } from '../acube/routes.ts'
import { routeControl } from '../control/routes.ts'
import { type DemoSettings, routeDemo } from '../demo/routes.ts'
import { routeDocs } from '../docs/routes.ts'
import { handlers } from '../handlers.ts'
import { routePortal } from '../portal/routes.ts'
import { routeStorage } from '../storage/routes.ts'
import type { App, Connection } from './connection.ts'
import { type AnyHandler, answer } from './pipeline.ts'
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
  const clientIpOf = (c: Context<{ Bindings: Connection }>): string => {
    const forwarded = clientIpHeader === undefined ? undefined : c.req.header(clientIpHeader)?.split(',')[0]?.trim()
    const address = forwarded ?? c.env?.clientIp ?? c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
    return address.startsWith('::ffff:') ? address.slice(7) : address
  }
  const refuse = (c: Context, name: ErrorName, explanation: string): Response => {
    const exchange = { request: c.req.raw, now: services.runtime.now(), explanations: [explanation], warnings: [] }
    const error = new KsefError(name, { explanation })
    return respond(exchange, writeError(error, exchange.request, exchange.now, services.runtime), services, error)
  }

  const refuseUnknown = (c: Context): Response => {
    const { method, path } = c.req
    const taken = methodsAt(path)
    return taken.length === 0
      ? refuse(c, 'notFound', `KSeF has no path ${path}; its operations stand under /v2.`)
      : refuse(c, 'methodNotAllowed', `${path} takes ${taken.join(', ')}, not ${method}.`)
  }

  // One route for all operations: 83 of them were most of what a new simulator cost.
  app.all('/v2/*', c => {
    const found = findOperation(c.req.method, c.req.path)
    if (found === undefined) return refuseUnknown(c)
    const { area, name, operation } = found.listed
    if (!isDeclared(operation))
      return refuse(
        c,
        'notImplemented',
        `${operation.method} ${operation.path} (${operation.summary}) is not built yet.`,
      )
    const exchange = {
      request: c.req.raw,
      operation,
      params: found.params,
      now: services.runtime.now(),
      clientIp: clientIpOf(c),
      input: {},
      explanations: [],
      warnings: [],
    }
    const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[area]![name]!
    return answer(exchange, handler, services)
  })
  routeStorage(app, services)
  routeControl(app, services, acube)
  routeDocs(app)
  routePortal(app, services, clientIpOf)
  routeAcube(app, acube)
  routeDemo(app, services, demo, clientIpOf)
  app.notFound(refuseUnknown)
  return app
}
