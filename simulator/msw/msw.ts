import { type HttpHandler, http, type PathParams } from 'msw'
import type { ErrorName, KsefErrorOptions } from '../../contracts/ksef/errors.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { type Told, verbatim } from '../../contracts/told.ts'
import { acceptedTongue } from '../http/accepted-tongue.ts'
import { explanationOf, shownIn } from '../http/explanations.ts'
import { madeRefusal } from '../ksef/http/made-refusal.ts'
import { writeError } from '../ksef/http/write-error.ts'
import { systemRuntime } from '../runtime/runtime.ts'
import type { Simulator } from '../simulator.ts'
import { transactionsOf } from '../store/engine.ts'
import { openMemory } from '../store/memory.ts'
import { createExplanations } from '../world/explanations.ts'
import { worldTables } from '../world/tables.ts'

/** `import { handlers, override } from 'ksef-simulator/msw'`: the simulator behind Mock Service Worker. */

/** Where KSeF's TEST environment is. */
const testEnvironment = 'https://api-test.ksef.mf.gov.pl/v2'

export interface HandlersOptions {
  /** The address that the code under test calls, with its version. Default: KSeF's TEST environment. */
  readonly baseUrl?: string
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

/** The request as it stands under the simulator's own `/v2`. */
const underVersion = (request: Request, baseUrl: string): Request => {
  const path = request.url.slice(baseUrl.length)
  return baseUrl.endsWith('/v2') ? request : new Request(new URL(`/v2${path}`, baseUrl), request)
}

/** Why overrides refused; one for all, as an override knows no simulator. */
const overrides = createExplanations(transactionsOf(openMemory({ world: worldTables }), 'world'), 'override-')

/**
 * Passes every request under `baseUrl` to a simulator: `setupServer(...handlers(createSimulator()))`. One handler for
 * all, as MSW asks each in turn: one per operation costs ten times as much (performance.md).
 */
export const handlers = (simulator: Pick<Simulator, 'fetch'>, options: HandlersOptions = {}): HttpHandler[] => {
  const baseUrl = withoutSlash(options.baseUrl ?? testEnvironment)
  const { origin } = new URL(baseUrl)
  return [
    http.all(`${baseUrl}/*`, ({ request }) => simulator.fetch(underVersion(request, baseUrl))),
    // Links to the storage and explanations stand beside the API.
    http.all(`${origin}/storage/*`, ({ request }) => simulator.fetch(request)),
    http.get(`${origin}/control/explanations/:id`, async ({ request, params }) => {
      const explanation = await overrides.get(String(params.id))
      if (explanation === undefined) return simulator.fetch(request)
      return Response.json(shownIn(acceptedTongue(request.headers.get('accept-language') ?? undefined), explanation))
    }),
  ]
}

export interface OverrideOptions extends Omit<KsefErrorOptions, 'explanation'>, HandlersOptions {
  /** Why, for who reads the test: one text, or one in each language. */
  readonly explanation?: Told | string
  /** Only the first time. */
  readonly once?: boolean
}

const inBoth = (explanation: Told | string): Told =>
  typeof explanation === 'string' ? verbatim(explanation) : explanation

const methods = { GET: http.get, POST: http.post, PUT: http.put, DELETE: http.delete } as const

const onlyTexts = (params: PathParams): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))

/** `/auth/sessions/current` is no reference number: another operation has that path for itself. */
const isAnothers = ({ method, path }: OperationShape, called: string): boolean =>
  allOperations.some(({ operation: other }) => other.method === method && other.path !== path && other.path === called)

/**
 * Makes one operation refuse in a test: `server.use(override(operations.tokens.generate, 'permissionsNotOwned'))`. The
 * answer is the catalogue's, in the format that the request asks for; what its texts name comes from `values`, from the
 * path, or is an example. Everything else goes on to the simulator.
 */
export const override = (operation: OperationShape, error: ErrorName, options: OverrideOptions = {}): HttpHandler => {
  const { baseUrl = testEnvironment, once = false, explanation, ...rest } = options
  const said = explanation === undefined ? {} : { explanation: inBoth(explanation) }
  const base = withoutSlash(baseUrl)
  const runtime = systemRuntime()
  const path = operation.path.replace(/\{(\w+)\}/g, ':$1')
  return methods[operation.method](
    base + path,
    async ({ request, params }) => {
      const called = request.url.slice(base.length).split('?')[0]!
      if (isAnothers(operation, called)) return undefined
      const now = runtime.now()
      const asked = underVersion(request, base)
      const refusal = madeRefusal(
        error,
        operation,
        { ...rest, ...said, values: { ...onlyTexts(params), ...rest.values } },
        now,
      )
      const { status, headers, body } = writeError(refusal, asked, now, runtime)
      const id = await overrides.add({
        at: new Date(now).toISOString(),
        request: `${request.method} ${new URL(asked.url).pathname}`,
        status,
        error,
        code: refusal.code,
        details: refusal.details,
        text: explanationOf(refusal),
      })
      return new Response(body, { status, headers: { ...headers, 'X-Simulator-Explanation': id } })
    },
    { once },
  )
}
