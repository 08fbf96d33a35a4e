import { acubeTexts } from '../../../contracts/acube/errors.ts'
import type { JwtClaims } from '../../../contracts/acube/login.ts'
import type { AcubeOperationShape } from '../../../contracts/acube/operation.ts'
import { allAcubeOperations } from '../../../contracts/acube/operations.ts'
import { type Told, together } from '../../../contracts/told.ts'
import { note } from '../../http/access-log.ts'
import type { Explanations } from '../../http/explanations.ts'
import { tellFailure } from '../../http/log.ts'
import { operationTable } from '../../http/operation-table.ts'
import { quote } from '../../http/quote.ts'
import { why } from '../explanations.ts'
import type { AcubeEnvironment, AcubeHandler, AcubeSituation } from '../handler.ts'
import { acubeHandlers } from '../handlers.ts'
import type { Worker } from '../work/worker.ts'
import { readAcubeInput } from './read-input.ts'
import { AcubeRefusal, problem, unauthorized } from './refusal.ts'
import { formOf, writeAcubeOutput } from './write-output.ts'

const { find, methodsAt } = operationTable(allAcubeOperations, '/acube')

type AnyHandler = AcubeHandler<AcubeOperationShape>

/** Runs a handler in the transaction that its kind asks for. */
const run = async (handler: AnyHandler, input: never, situation: AcubeSituation): Promise<object | undefined> => {
  const { tables } = situation
  if (typeof handler === 'function') return tables.write(store => handler(input, { ...situation, store }))
  if ('read' in handler) return tables.read(store => handler.read(input, { ...situation, store }))
  const work = await handler.prepare(input, situation)
  return tables.write(store => work({ ...situation, store }))
}

const nobody: JwtClaims = { iat: 0, exp: 0, roles: {}, username: '', uid: '' }

/** Takes a request to its answer: find the operation, know the caller, read, do, write. Nothing is thrown. */
export const answerer = (environment: AcubeEnvironment, worker: Worker, explanations: Explanations) => {
  const { log, runtime } = environment

  const callerOf = async ({ open }: AcubeOperationShape, request: Request, now: number): Promise<JwtClaims> => {
    if (open) return nobody
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
    if (token === undefined) throw unauthorized('tokenMissing', why('noBearer'))
    const claims = await environment.jwt.read(token, now)
    if (claims === 'tokenExpired') throw unauthorized('tokenExpired', why('jwtExpired'))
    if (typeof claims === 'string') throw unauthorized(claims, why('foreignJwt'))
    if (!environment.accounts.some(({ email }) => email === claims.username))
      throw unauthorized('tokenInvalid', why('accountGone'))
    return claims
  }

  const answer = async (request: Request, explained: Told[]): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const { method } = request
    const found = find(method, pathname)
    if (found === undefined) throw unknown(method, pathname)
    const { area, name, operation } = found.listed
    const now = runtime.now()
    const caller = await callerOf(operation, request, now)
    note(request, { context: caller.username })
    const input = await readAcubeInput(operation, request, found.params)
    const reads = operation.method === 'GET'
    if (reads && !operation.open) await worker.settle(caller.username, { look: operation.looks })
    const situation: AcubeSituation = {
      now: reads ? runtime.now() : now,
      caller,
      form: formOf(operation, request),
      explain: text => explained.push(text),
      ...environment,
    }
    // The table of handlers has checked that input and handler fit; here they are any operation's.
    const handler = (acubeHandlers as unknown as Record<string, Record<string, AnyHandler>>)[area]![name]!
    const output = await run(handler, { ...input, params: found.params } as never, situation)
    if (!reads) worker.kick(caller.username)
    return writeAcubeOutput(operation, output, request)
  }

  return async (request: Request): Promise<Response> => {
    const now = runtime.now()
    const explained: Told[] = []
    const line = `${request.method} ${new URL(request.url).pathname}`
    const response = await answer(request, explained).catch((thrown: unknown) => {
      const refusal = thrown instanceof AcubeRefusal ? thrown : defectOf(thrown, line, environment)
      explained.push(refusal.explanation)
      const headers = { ...refusal.headers, 'Content-Type': `${refusal.type}; charset=utf-8` }
      return new Response(JSON.stringify(refusal.body), { status: refusal.status, headers })
    })
    const text = together(explained)
    if (explained.length > 0) {
      note(request, { why: text.en })
      const at = new Date(now).toISOString()
      const kept = await explanations
        .add({ at, request: line, status: response.status, text })
        .catch(thrown => tellFailure(log, thrown, 'an explanation could not be kept'))
      if (kept !== undefined) response.headers.set('X-Simulator-Explanation', kept)
    }
    return response
  }
}

/** What nobody has thought of: it is told in the log. */
const defectOf = (thrown: unknown, line: string, { log }: AcubeEnvironment): AcubeRefusal => {
  tellFailure(log, thrown, `a defect of the A-Cube look-alike at ${line}`)
  return problem(500, 'Internal Server Error', why('defect', { message: quote(String(thrown)) }))
}

const unknown = (method: string, path: string): AcubeRefusal => {
  const taken = methodsAt(path)
  return taken.length === 0
    ? problem(404, acubeTexts.notFound, why('unknownPath', { path: quote(path) }))
    : problem(405, 'Method Not Allowed', why('anotherMethod', { path: quote(path), taken: taken.join(', '), method }), {
        Allow: taken.flatMap(it => (it === 'GET' ? ['GET', 'HEAD'] : [it])).join(', '),
      })
}
