import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { PatternRouter } from 'hono/router/pattern-router'
import { getPath } from 'hono/utils/url'
import { type ErrorName, KsefError } from '../../../contracts/ksef/errors.ts'
import { isDeclared, type PlannedOperation } from '../../../contracts/operation.ts'
import { type AcubeDoor, routeAcube } from '../../acube/routes.ts'
import { routeControl } from '../../control/routes.ts'
import { type DemoSettings, routeDemo } from '../../demo/routes.ts'
import { routeDocs } from '../../docs/routes.ts'
import { type ClientIpOptions, clientIpReader } from '../../http/client-ip.ts'
import type { App, Connection } from '../../http/connection.ts'
import { explanationOf } from '../../http/explanations.ts'
import { BodyCut } from '../../http/read-up-to.ts'
import { routePortal } from '../../portal/routes.ts'
import { quote } from '../../quote.ts'
import { handlers } from '../handlers.ts'
import { routeStorage } from '../storage/routes.ts'
import type { Exchange } from './exchange.ts'
import { type AnyHandler, answer, answerPlanned } from './pipeline.ts'
import { defect } from './refusal.ts'
import { respond } from './respond.ts'
import { findOperation, methodsAt } from './routes.ts'
import type { Services } from './services.ts'
import { writeError } from './write-error.ts'

/** Every operation of the contract at its path; beside them what the real system lacks. */
export const createApp = (services: Services, acube: AcubeDoor, demo: DemoSettings, options: ClientIpOptions): App => {
  // The quickest router to make: there are few routes here, and every test makes its own simulator.
  const app: App = new Hono({ router: new PatternRouter() })
  const clientIpOf = clientIpReader(options)
  const clientIpIn = (c: Context<{ Bindings: Connection }>): string => clientIpOf(c.req.raw, c.env)
  const refuseWith = (request: Request, error: KsefError, headers = {}): Response => {
    const exchange = { request, now: services.runtime.now(), explanations: [explanationOf(error)], warnings: [] }
    const written = writeError(error, request, exchange.now, services.runtime)
    return respond(exchange, { ...written, headers: { ...written.headers, ...headers } }, services, error)
  }
  const refuse = (request: Request, name: ErrorName, explanation: string, headers = {}): Response =>
    refuseWith(request, new KsefError(name, { explanation }), headers)
  /** What is thrown outside the steps of a request. */
  const refuseThrown = (request: Request, thrown: unknown): Response =>
    thrown instanceof BodyCut
      ? refuse(request, 'unreadableContent', thrown.message)
      : refuseWith(request, defect(thrown, services.log))

  const refuseUnknown = (request: Request, path: string): Response => {
    const taken = methodsAt(path).join(', ')
    return taken === ''
      ? refuse(request, 'notFound', `KSeF has no path ${quote(path)}; its operations stand under /v2.`)
      : refuse(request, 'methodNotAllowed', `${quote(path)} takes ${taken}, not ${request.method}.`, { Allow: taken })
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

  const answerSafely: typeof answerOperation = (request, path, connection) => {
    try {
      const answered = answerOperation(request, path, connection)
      return answered instanceof Promise ? answered.catch(thrown => refuseThrown(request, thrown)) : answered
    } catch (thrown) {
      return refuseThrown(request, thrown)
    }
  }

  routeStorage(app, services)
  routeControl(app, services, acube)
  routeDocs(app)
  routePortal(app, services, clientIpIn)
  routeAcube(app, acube)
  routeDemo(app, services, demo, clientIpIn)
  app.notFound(c => refuseUnknown(c.req.raw, c.req.path))
  app.onError((thrown, c) => (thrown instanceof HTTPException ? thrown.getResponse() : refuseThrown(c.req.raw, thrown)))

  // The operations have a table of their own: a route of Hono's before it would be a detour, a fifth of our part.
  const besideTheApi = app.fetch
  app.fetch = (request, connection?: Connection) => {
    const asked = getPath(request)
    const path = asked.startsWith(alias) ? asked.slice('/api'.length) : asked
    if (!path.startsWith('/v2/')) return besideTheApi(request, connection)
    const answered = answerSafely(request, path, connection)
    return request.method === 'HEAD' ? withoutBody(answered) : answered
  }
  return app
}

/** Where KSeF's operations stood until January 2026, and where several programs still look for them. */
const alias = '/api/v2/'

const withoutBody = async (answered: Response | Promise<Response>): Promise<Response> =>
  new Response(null, await answered)
