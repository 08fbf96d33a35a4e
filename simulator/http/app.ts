import { type Context, Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { type ErrorName, KsefError } from '../../contracts/errors.ts'
import { isDeclared } from '../../contracts/operation.ts'
import { allOperations } from '../../contracts/operations.ts'
import { routeControl } from '../control/routes.ts'
import { routeDocs } from '../docs/routes.ts'
import { handlers } from '../handlers.ts'
import { routePortal } from '../portal/routes.ts'
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

const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const
const prefix = '/v2'
const route = (path: string): string => prefix + path.replace(/\{(\w+)\}/g, ':$1')
const pattern = (path: string): RegExp => new RegExp(`^${prefix}${path.replace(/\{\w+\}/g, '[^/]+')}$`)

/** By code unit, in which the tilde comes after every letter. */
const sortKey = (path: string): string => path.replaceAll('{', '~')
/** Fixed paths before those with parameters: /auth/sessions is no reference number. */
const inOrder = allOperations.toSorted((a, b) => (sortKey(a.operation.path) < sortKey(b.operation.path) ? -1 : 1))

/** Every operation of the contract at its path; beside them what the real system lacks. */
export const createApp = (services: Services, { clientIpHeader }: AppOptions): App => {
  // KSeF's paths are too alike for Hono's RegExpRouter; the default would try that at each start, to no avail.
  const app: App = new Hono({ router: new TrieRouter() })
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

  for (const { area, name, operation } of inOrder) {
    if (!isDeclared(operation)) {
      app[verbs[operation.method]](route(operation.path), c =>
        refuse(c, 'notImplemented', `${operation.method} ${operation.path} (${operation.summary}) is not built yet.`),
      )
      continue
    }
    const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[area]![name]!
    app[verbs[operation.method]](route(operation.path), c =>
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
  routeStorage(app, services)
  routeControl(app, services)
  routeDocs(app)
  routePortal(app, services, clientIpOf)
  // No routes for the methods that a path has not: Hono takes a slower way where two routes match a request.
  app.notFound(c => {
    const { method, path } = c.req
    const known = inOrder.find(({ operation }) => pattern(operation.path).test(path))?.operation.path
    if (known === undefined)
      return refuse(c, 'notFound', `KSeF has no path ${path}; its operations stand under ${prefix}.`)
    const allowed = allOperations.filter(({ operation }) => operation.path === known)
    const methods = allowed.map(({ operation }) => operation.method)
    return refuse(c, 'methodNotAllowed', `${known} takes ${methods.join(', ')}, not ${method}.`)
  })
  return app
}
