import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from '../openapi-document.ts'
import { parametersIn, schemaOf, table, withoutUndefined } from '../openapi-parts.ts'
import { type OperationShape, takesBody } from '../operation.ts'
import { schemaAt } from '../versions.ts'
import { newestApi } from './api-version.ts'
import { type Contract, contractAt, refusalsIn } from './contract.ts'
import {
  BadRequestProblemDetails,
  ExceptionResponse,
  ForbiddenProblemDetails,
  GoneProblemDetails,
  TooManyRequestsProblemDetails,
  TooManyRequestsResponse,
  UnauthorizedProblemDetails,
  WebServerProblemDetails,
} from './error-bodies.ts'
import { errors } from './errors.ts'
import { withExamples } from './examples.ts'
import { Int32, Sha256 } from './formats.ts'
import { publicLimits, type RateLimits } from './rate-limits.ts'

export type { OpenApiDocument } from '../openapi-document.ts'

const description = `A simulator of KSeF, Poland's national e-invoice system, for development and tests. This is not the
Ministry of Finance's API and not its document: it describes what the simulator does. With the request header
\`X-Error-Format: problem-details\` errors 400 and 429 come as Problem Details. Examples marked
Recorded were seen on the real system, without secrets; the others are the simulator's.`

const errorBodies = {
  ExceptionResponse,
  BadRequestProblemDetails,
  UnauthorizedProblemDetails,
  ForbiddenProblemDetails,
  GoneProblemDetails,
  TooManyRequestsResponse,
  TooManyRequestsProblemDetails,
  WebServerProblemDetails,
}

const reference = (name: keyof typeof errorBodies) => ({ schema: { $ref: `#/components/schemas/${name}` } })
const json = (name: keyof typeof errorBodies) => ({ 'application/json': reference(name) })
const problem = (name: keyof typeof errorBodies) => ({ 'application/problem+json': reference(name) })

const requestBody = ({ body, xml }: OperationShape): OpenApiOperation['requestBody'] => {
  if (xml) return { required: true, content: { 'application/xml': { schema: { type: 'string' } } } }
  return body && { content: { 'application/json': { schema: schemaOf(body, 'input') } } }
}

const badRequest = (it: OperationShape, contract: Contract): OpenApiResponse => {
  const rows = refusalsIn(contract, it).flatMap(({ code, text, detail }) => (code ? [[code, text, detail ?? '']] : []))
  return {
    description: rows.length ? table(['ExceptionCode', 'ExceptionDescription', 'Details'], rows) : 'Bad Request',
    content: { ...json('ExceptionResponse'), ...problem('BadRequestProblemDetails') },
  }
}

const tooManyRequests = (limits: RateLimits, group: string): OpenApiResponse => ({
  description: table(
    ['per second', 'per minute', 'per hour', 'group'],
    [[limits.perSecond, limits.perMinute ?? '-', limits.perHour ?? '-', group]],
  ),
  headers: { 'Retry-After': { schema: schemaOf(Int32(), 'output') } },
  content: { ...json('TooManyRequestsResponse'), ...problem('TooManyRequestsProblemDetails') },
})

const documentHash = { 'x-ms-meta-hash': { schema: schemaOf(Sha256(), 'output') } }
const successTexts = { 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content' }
const refusals = {
  401: { description: 'Unauthorized', content: json('UnauthorizedProblemDetails') },
  403: { description: 'Forbidden', content: problem('ForbiddenProblemDetails') },
}

const allowedMethods = { Allow: { schema: { type: 'string' } } }
const ofWebServer = (name: 'methodNotAllowed' | 'contentTooLarge' | 'unsupportedMediaType'): OpenApiResponse => ({
  description: errors[name].text,
  headers: name === 'methodNotAllowed' ? allowedMethods : undefined,
  content: problem('WebServerProblemDetails'),
})
/** Ours: the official document leaves out what a web server says of the method, and of the body before it is read. */
const webServerRefusals = (body: boolean) => ({
  405: ofWebServer('methodNotAllowed'),
  ...(body && { 413: ofWebServer('contentTooLarge'), 415: ofWebServer('unsupportedMediaType') }),
})

const needsBearer = ({ bearer }: OperationShape) => bearer.length > 0
const refusalsOf = (it: OperationShape) => needsBearer(it) && refusals

/** Who may call it. */
const access = (it: OperationShape) => ({
  description: it.permissions && `Required permissions, any one of them: ${it.permissions.join(', ')}.`,
  security: needsBearer(it) ? [{ Bearer: [] }] : undefined,
  'x-bearer': needsBearer(it) ? it.bearer : undefined,
  'x-required-permissions': it.permissions,
})

const describe = (
  it: OperationShape,
  contract: Contract,
): Omit<OpenApiOperation, 'tags' | 'operationId' | 'summary'> => {
  const { status, body, document } = it.success
  const limits: RateLimits = it.limits === 'public' ? publicLimits : contract.rateGroups[it.limits]
  return {
    ...access(it),
    parameters: [
      ...parametersIn('path', it.params),
      ...parametersIn('query', it.query),
      ...parametersIn('header', it.headers),
    ],
    requestBody: requestBody(it),
    responses: {
      [status]: {
        description: successTexts[status],
        headers: { 'X-System-Warning': { schema: { type: 'string' } }, ...(document && documentHash) },
        content: document
          ? { 'application/xml': { schema: { type: 'string' } } }
          : body && { 'application/json': { schema: schemaOf(body, 'output') } },
      },
      400: badRequest(it, contract),
      ...refusalsOf(it),
      ...(it.errors.includes('gone') && { 410: { description: 'Gone', content: problem('GoneProblemDetails') } }),
      ...webServerRefusals(takesBody(it)),
      429: tooManyRequests(limits, it.limits === 'public' ? '-' : it.limits),
    },
    'x-rate-limits': limits,
    'x-sort': it.sort && [it.sort].flat(),
  }
}

/** A contract as an OpenAPI 3.0 document, that of the newest version where none is given: plain data, made anew at each call. */
export const openApi = (contract = contractAt(newestApi)): OpenApiDocument => {
  const paths: Record<string, Record<string, OpenApiOperation>> = {}
  for (const { area, name, operation } of contract.operations) {
    const described = describe(operation, contract)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: {
        tags: [area],
        operationId: `${area}.${name}`,
        summary: operation.summary,
        ...(contract.api === newestApi ? withExamples(`${area}.${name}`, described) : described),
      },
    }
  }
  // Those that an operation answers with.
  const text = JSON.stringify(paths)
  const schemas = Object.entries(errorBodies)
    .filter(([name]) => text.includes(`#/components/schemas/${name}"`))
    .map(([name, schema]) => [name, schemaOf(schemaAt(schema, contract.api), 'output')])
  const document = {
    openapi: '3.0.4',
    info: { title: 'KSeF simulator', version: contract.number, description },
    servers: [{ url: '/v2' }],
    tags: [...new Set(contract.operations.map(({ area }) => area))].map(name => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { Bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
  return withoutUndefined(document)
}
