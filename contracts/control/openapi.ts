import * as z from 'zod'
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from '../openapi-document.ts'
import { parametersIn, schemaOf, withoutUndefined } from '../openapi-parts.ts'
import type { ControlCallShape } from './call.ts'
import { allControlCalls } from './calls.ts'

/** Stands before the reference in every form. */
export const introduction = `What the real KSeF lacks: the clock, delays, faults, worlds and more of a running simulator. A
world of its own has the same calls under /w/NAME/control. They are answered to this machine alone, unless the start
says otherwise.`

const Refusal = z.object({ error: z.string() })
const refused = (description: string): OpenApiResponse => ({
  description,
  content: { 'application/json': { schema: schemaOf(Refusal, 'output') } },
})

const bodyOf = ({ body, takesLines }: ControlCallShape): OpenApiOperation['requestBody'] => {
  if (takesLines) return { required: true, content: { 'application/x-ndjson': { schema: { type: 'string' } } } }
  if (body === undefined) return undefined
  const schema = schemaOf(body, 'input')
  return { required: (schema.required?.length ?? 0) > 0, content: { 'application/json': { schema } } }
}

const successOf = ({ success: { text, body, lines, plain, events } }: ControlCallShape): OpenApiResponse => ({
  description: text,
  content: {
    ...(body && { 'application/json': { schema: schemaOf(body, 'output') } }),
    ...(lines && { 'application/x-ndjson': { schema: { type: 'string' } } }),
    ...(events && { 'text/event-stream': { schema: { type: 'string' } } }),
    ...(plain && { 'text/plain': { schema: { type: 'string' } } }),
  },
})

const operationOf = (call: ControlCallShape): Omit<OpenApiOperation, 'tags' | 'operationId'> => ({
  summary: call.summary,
  parameters: [
    ...parametersIn('path', call.params).map(parameter => ({ ...parameter, required: true })),
    ...parametersIn('query', call.query),
  ],
  requestBody: bodyOf(call),
  responses: {
    [call.success.status]: successOf(call),
    ...(takesSomething(call) && { 400: refused('What was asked cannot be read; the error says where.') }),
    ...(call.open ? {} : { 403: { description: 'The caller may not steer.' } }),
    ...Object.fromEntries(Object.entries(call.refusals ?? {}).map(([status, text]) => [status, refused(text)])),
  },
  // This machine shows none.
  security: call.open ? undefined : [{}, { ControlToken: [] }],
})

const takesSomething = ({ body, query, takesLines }: ControlCallShape): boolean =>
  body !== undefined || query !== undefined || takesLines === true

/** The calls as an OpenAPI 3.0 document: plain data, made anew at each call. */
export const controlOpenApi = (): OpenApiDocument => {
  const paths: Record<string, Record<string, object>> = {}
  for (const { area, name, operation } of allControlCalls)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: { tags: [area], operationId: `${area}.${name}`, ...operationOf(operation) },
    }
  return withoutUndefined({
    openapi: '3.0.4',
    info: { title: 'ksef-simulator: control', version: '1', description: introduction },
    servers: [{ url: '/control' }],
    tags: [...new Set(allControlCalls.map(({ area }) => area))].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: {
        ControlToken: { type: 'http', scheme: 'bearer', description: 'What the start was given as --control-token.' },
      },
    },
  })
}
