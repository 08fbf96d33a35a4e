import { type Context, Hono } from 'hono'
import { type ErrorName, KsefError } from '../../contracts/errors.ts'
import { isDeclared } from '../../contracts/operation.ts'
import { allOperations } from '../../contracts/operations.ts'
import { routeControl } from '../control/routes.ts'
import { routeDocs } from '../docs/routes.ts'
import { handlers } from '../handlers.ts'
import { routeStorage } from '../storage/routes.ts'
import type { App, Connection } from './connection.ts'
import { type AnyHandler, answer } from './pipeline.ts'
import { respond } from './respond.ts'
import type { Services } from './services.ts'
import { writeError } from './write-error.ts'

export interface AppOptions {
  /** A header to take the caller's address from, set by a proxy that is trusted. */
  readonly clientIpHeader?: string
}

const prefix = '/v2'
const route = (path: string): string => prefix + path.replace(/\{(\w+)\}/g, ':$1')

/** Every operation of the contract at its path; beside them what the real system lacks. */
export const createApp = (services: Services, { clientIpHeader }: AppOptions): App => {
  const app: App = new Hono()
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

  // Fixed paths before those with parameters: /auth/sessions is no reference number.
  const inOrder = allOperations.toSorted((a, b) => (sortKey(a.operation.path) < sortKey(b.operation.path) ? -1 : 1))
  for (const { area, name, operation } of inOrder) {
    if (!isDeclared(operation)) {
      app.on(operation.method, route(operation.path), c =>
        refuse(c, 'notImplemented', `${operation.method} ${operation.path} (${operation.summary}) is not built yet.`),
      )
      continue
    }
    const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[area]![name]!
    app.on(operation.method, route(operation.path), c =>
      answer(
        {
          request: c.req.raw,
          operation,
          params: c.req.param() as Record<string, string>,
          now: services.runtime.now(),
          clientIp: clientIpOf(c),
          input: {},
          explanations: [],
          warnings: [],
        },
        handler,
        services,
      ),
    )
  }
  for (const path of new Set(inOrder.map(({ operation }) => operation.path))) {
    const allowed = allOperations
      .filter(({ operation }) => operation.path === path)
      .map(({ operation }) => operation.method)
    app.all(route(path), c =>
      refuse(c, 'methodNotAllowed', `${path} takes ${allowed.join(', ')}, not ${c.req.method}.`),
    )
  }
  routeStorage(app, services)
  routeControl(app, services)
  routeDocs(app)
  app.notFound(c => refuse(c, 'notFound', `KSeF has no path ${c.req.path}; its operations stand under ${prefix}.`))
  return app
}

/** By code unit, in which the tilde comes after every letter. */
const sortKey = (path: string): string => path.replaceAll('{', '~')
