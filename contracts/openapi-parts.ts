import * as z from 'zod'
import { isUnstated } from './bounds.ts'
import { integerBounds } from './ksef/formats.ts'
import type { OpenApiDocument, OpenApiParameter, OpenApiSchema } from './openapi-document.ts'

/** What the OpenAPI documents of KSeF and of A-Cube are made with. */

/** Rows of a table. */
export type Rows = readonly (readonly (string | number)[])[]
/** A table of Markdown. */
export const table = (header: readonly string[], rows: Rows): string =>
  [header, header.map(() => '---'), ...rows]
    .map(row => `| ${header.map((_, column) => row[column] ?? '').join(' | ')} |`)
    .join('\n')

/**
 * Without bounds of ours, and without what zod adds of its own: bounds of integers, closed objects, slashes escaped as in
 * a JS literal. `codes` becomes a table for the reader.
 */
const tidy = ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
  for (const bound of ['minimum', 'maximum'])
    if (integerBounds.includes(jsonSchema[bound] as number)) delete jsonSchema[bound]
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  for (const bound of ['maxItems', 'maxLength']) if (isUnstated(jsonSchema[bound])) delete jsonSchema[bound]
  if (typeof jsonSchema.pattern === 'string') jsonSchema.pattern = jsonSchema.pattern.replaceAll('\\/', '/')
  if (jsonSchema.codes) {
    jsonSchema.description = table(['Code', 'Description', 'Details'], jsonSchema.codes as Rows)
    delete jsonSchema.codes
  }
}
/** The schema of a contract, in OpenAPI's words. */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { target: 'openapi-3.0', io, override: tidy }) as OpenApiSchema

/** The members of an object as parameters: `path`, `query`, `header`. */
export const parametersIn = (place: string, schema: z.ZodObject | undefined): OpenApiParameter[] => {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name) || undefined,
    schema,
  }))
}

/** Plain data: JSON has no undefined. */
export const withoutUndefined = (document: object): OpenApiDocument => JSON.parse(JSON.stringify(document))
