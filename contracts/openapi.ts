import { apiVersion } from './api-version.ts'
import {
  BadRequestProblemDetails,
  ExceptionResponse,
  ForbiddenProblemDetails,
  GoneProblemDetails,
  NotImplementedProblemDetails,
  TooManyRequestsProblemDetails,
  TooManyRequestsResponse,
  UnauthorizedProblemDetails,
} from './error-bodies.ts'
import { type ErrorEntry, errors } from './errors.ts'
import { Int32, Sha256 } from './formats.ts'
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from './openapi-document.ts'
import { parametersIn, schemaOf, table, withoutUndefined } from './openapi-parts.ts'
import { isDeclared, type OperationShape, type PlannedOperation } from './operation.ts'
import { allOperations } from './operations.ts'
import { publicLimits, type RateLimits, rateGroups } from './rate-limits.ts'

export type { OpenApiDocument } from './openapi-document.ts'

const description = `A simulator of KSeF, Poland's national e-invoice system, for development and tests. This is not the
Ministry of Finance's API and not its document: it describes what the simulator does. Operations marked x-planned
answer 501. With the request header \`X-Error-Format: problem-details\` errors 400 and 429 come as Problem Details.`

const errorBodies = {
  ExceptionResponse,
  BadRequestProblemDetails,
  UnauthorizedProblemDetails,
  ForbiddenProblemDetails,
  GoneProblemDetails,
  TooManyRequestsResponse,
  TooManyRequestsProblemDetails,
  NotImplementedProblemDetails,
}

const reference = (name: keyof typeof errorBodies) => ({ schema: { $ref: `#/components/schemas/${name}` } })
const json = (name: keyof typeof errorBodies) => ({ 'application/json': reference(name) })
const problem = (name: keyof typeof errorBodies) => ({ 'application/problem+json': reference(name) })

const requestBody = ({ body, xml }: OperationShape): OpenApiOperation['requestBody'] => {
  if (xml) return { required: true, content: { 'application/xml': { schema: { type: 'string' } } } }
  return body && { content: { 'application/json': { schema: schemaOf(body, 'input') } } }
}

const badRequest = (it: OperationShape): OpenApiResponse => {
  const rows = it.errors
    .map((name): ErrorEntry => errors[name])
    .flatMap(({ code, text, detail }) => (code ? [[code, text, detail ?? '']] : []))
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
  headers: { 'Retry-After': { schema: schemaOf(Int32, 'output') } },
  content: { ...json('TooManyRequestsResponse'), ...problem('TooManyRequestsProblemDetails') },
})

const documentHash = { 'x-ms-meta-hash': { schema: schemaOf(Sha256, 'output') } }
const successTexts = { 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content' }
const refusals = {
  401: { description: 'Unauthorized', content: problem('UnauthorizedProblemDetails') },
  403: { description: 'Forbidden', content: problem('ForbiddenProblemDetails') },
}

const declaredOperation = (it: OperationShape): Omit<OpenApiOperation, 'tags' | 'operationId' | 'summary'> => {
  const { status, body, document } = it.success
  const limits: RateLimits = it.limits === 'public' ? publicLimits : rateGroups[it.limits]
  const needsBearer = it.bearer.length > 0
  return {
    description: it.permissions && `Required permissions, any one of them: ${it.permissions.join(', ')}.`,
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
      400: badRequest(it),
      ...(needsBearer && refusals),
      ...(it.errors.includes('gone') && { 410: { description: 'Gone', content: problem('GoneProblemDetails') } }),
      429: tooManyRequests(limits, it.limits === 'public' ? '-' : it.limits),
    },
    security: needsBearer ? [{ Bearer: [] }] : undefined,
    'x-bearer': needsBearer ? it.bearer : undefined,
    'x-rate-limits': limits,
    'x-required-permissions': it.permissions,
    'x-sort': it.sort && [it.sort],
  }
}

const plannedOperation = ({ path }: PlannedOperation): Omit<OpenApiOperation, 'tags' | 'operationId' | 'summary'> => ({
  'x-planned': true,
  parameters: Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name: name!,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  responses: { 501: { description: errors.notImplemented.text, content: problem('NotImplementedProblemDetails') } },
})

/** The contracts as an OpenAPI 3.0 document: plain data, made anew at each call. */
export const openApi = (): OpenApiDocument => {
  const paths: Record<string, Record<string, OpenApiOperation>> = {}
  for (const { area, name, operation } of allOperations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: {
        tags: [area],
        operationId: `${area}.${name}`,
        summary: operation.summary,
        ...(isDeclared(operation) ? declaredOperation(operation) : plannedOperation(operation)),
      },
    }
  }
  const schemas = Object.entries(errorBodies).map(([name, schema]) => [name, schemaOf(schema, 'output')])
  const document = {
    openapi: '3.0.4',
    info: { title: 'KSeF simulator', version: apiVersion, description },
    servers: [{ url: '/v2' }],
    tags: [...new Set(allOperations.map(({ area }) => area))].map(name => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { Bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
  return withoutUndefined(document)
}
