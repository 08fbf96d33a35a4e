import { type ApiVersion, apiNames } from '../../../contracts/ksef/api-version.ts'
import { type ErrorName, KsefError } from '../../../contracts/ksef/errors.ts'
import type { Told } from '../../../contracts/told.ts'
import { isThere } from '../../../contracts/versions.ts'
import type { Answer, Connection } from '../../http/connection.ts'
import { explanationOf } from '../../http/explanations.ts'
import { pathIn } from '../../http/plain/path-in.ts'
import { quote } from '../../http/quote.ts'
import { BodyCut } from '../../http/read-up-to.ts'
import { handlerOf } from '../handlers.ts'
import type { Exchange } from './exchange.ts'
import { why } from './explanations.ts'
import { answer } from './pipeline.ts'
import { defect } from './refusal.ts'
import { respond } from './respond.ts'
import { inAnyVersion, routesOf } from './routes.ts'
import type { Services } from './services.ts'
import { writeError } from './write-error.ts'

/** Every operation of the contract at its path, and how KSeF refuses what is none. */
export interface Api {
  /** The answer of an operation, KSeF's 404 or 405; undefined where the path is none of the API's. */
  answer(request: Request, connection?: Connection): Answer | undefined
  refuseUnknown(request: Request, path: string): Answer
  /** What is thrown outside the steps of a request. */
  refuseThrown(request: Request, thrown: unknown): Answer
}

/** @param clientIpOf the caller's address. */
export const createApi = (
  services: Services,
  clientIpOf: (request: Request, connection?: Connection) => string,
): Api => {
  const { find, methodsAt } = routesOf(services.contract)
  const refuseWith = (request: Request, error: KsefError, headers = {}): Answer => {
    const exchange = { request, now: services.runtime.now(), explanations: [explanationOf(error)], warnings: [] }
    const written = writeError(error, request, exchange.now, services.runtime)
    return respond(exchange, { ...written, headers: { ...written.headers, ...headers } }, services, error)
  }
  const refuse = (request: Request, name: ErrorName, explanation: Told, headers = {}): Answer =>
    refuseWith(request, new KsefError(name, { explanation }), headers)
  /** What is thrown outside the steps of a request. */
  const refuseThrown = (request: Request, thrown: unknown): Answer =>
    thrown instanceof BodyCut
      ? refuse(request, 'unreadableContent', thrown.told)
      : refuseWith(request, defect(thrown, services.log))

  const refuseUnknown = (request: Request, path: string): Answer => {
    const taken = methodsAt(path).join(', ')
    return taken === ''
      ? refuse(request, 'notFound', whyUnknown(services.contract.api, request.method, path))
      : refuse(
          request,
          'methodNotAllowed',
          why('anotherMethod', { path: quote(path), taken, method: request.method }),
          { Allow: taken },
        )
  }

  const answerOperation = (request: Request, path: string, connection?: Connection): Answer => {
    const found = find(request.method, path)
    if (found === undefined) return refuseUnknown(request, path)
    const { operation } = found.listed
    const begun: Exchange = {
      request,
      operation,
      params: found.params,
      now: services.runtime.now(),
      clientIp: clientIpOf(request, connection),
      input: {},
      explanations: [],
      warnings: [],
      onPurpose: connection?.onPurpose,
    }
    const handler = handlerOf(found.listed)
    return handler instanceof Promise
      ? handler.then(loaded => answer(begun, loaded, services)).catch(thrown => refuseThrown(request, thrown))
      : answer(begun, handler, services)
  }

  const answerSafely: typeof answerOperation = (request, path, connection) => {
    try {
      return answerOperation(request, path, connection)
    } catch (thrown) {
      return refuseThrown(request, thrown)
    }
  }

  return {
    answer: (request, connection) => {
      const asked = pathIn(request)
      const path = asked.startsWith(alias) ? asked.slice('/api'.length) : asked
      if (!path.startsWith('/v2/')) return undefined
      const answered = answerSafely(request, path, connection)
      return request.method === 'HEAD' ? withoutBody(answered) : answered
    },
    refuseUnknown,
    refuseThrown,
  }
}

const whyUnknown = (api: ApiVersion, method: string, path: string): Told => {
  const other = inAnyVersion(method, path)?.operation
  if (other === undefined) return why('unknownPath', { path: quote(path) })
  const versions = apiNames.filter(name => isThere(other, name)).join(', ')
  return why('anotherVersion', { api, method: other.method, path: other.path, versions })
}

/** Where KSeF's operations stood until January 2026, and where several programs still look for them. */
const alias = '/api/v2/'

const withoutBody = async (answered: Answer): Promise<Response> => new Response(null, await answered)
