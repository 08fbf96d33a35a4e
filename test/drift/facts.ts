import type {
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
  OpenApiSchema,
} from '../../contracts/openapi-document.ts'
import { codeTables, rateGroup } from './tables.ts'

/**
 * What a document promises, as a tree whose leaves are single facts. References and allOf are resolved, prose is
 * dropped, sets are objects of `true`: two documents that promise the same give the same tree. Fields are keys that
 * begin with a dot, the items of a list the key `[]`, other members of an object `{}`.
 */
export interface Facts {
  readonly [name: string]: Facts | string | number | boolean | undefined
}

const keywords = new Set([
  'type',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'nullable',
  'readOnly',
  'writeOnly',
  'deprecated',
  'default',
])

/** An absent boolean says false. */
const leaf = (value: unknown): string | number | true | undefined => {
  if (value === undefined || value === false) return undefined
  return typeof value === 'string' || typeof value === 'number' || value === true ? value : JSON.stringify(value)
}
const setOf = (values: readonly unknown[]): Facts => Object.fromEntries(values.map(value => [String(value), true]))
const mapped = <T>(record: Readonly<Record<string, T>> = {}, to: (name: string, value: T) => [string, Facts]) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => to(name, value)))

type Schemas = Readonly<Record<string, OpenApiSchema>>

/** References and allOf resolved, one level deep. What stands beside allOf wins over what it takes in. */
const resolved = (schema: OpenApiSchema, schemas: Schemas): OpenApiSchema => {
  if (schema.$ref) return resolved(schemas[schema.$ref.split('/').at(-1)!] ?? { type: schema.$ref }, schemas)
  const { allOf, ...own } = schema
  if (!allOf) return schema
  const parts = [...allOf.map(part => resolved(part, schemas)), own]
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(part => part.properties)),
    required: parts.flatMap(part => part.required ?? []),
  }
}

const schemaFacts = (raw: OpenApiSchema, schemas: Schemas, above: readonly string[] = []): Facts => {
  if (raw.$ref && above.includes(raw.$ref)) return { recursive: raw.$ref }
  const path = raw.$ref ? [...above, raw.$ref] : above
  const schema = resolved(raw, schemas)
  const of = (inner: OpenApiSchema) => schemaFacts(inner, schemas, path)
  const others = schema.additionalProperties
  const codes = codeTables(schema.description)
  return {
    ...Object.fromEntries(
      Object.entries(schema)
        .filter(([keyword]) => keywords.has(keyword))
        .map(([keyword, value]) => [keyword, leaf(value)]),
    ),
    enum: schema.enum && setOf(schema.enum),
    codes,
    ...mapped(schema.properties, (name, property) => [
      `.${name}`,
      { ...of(property), required: leaf(schema.required?.includes(name)) },
    ]),
    '[]': schema.items && of(schema.items),
    '{}': typeof others === 'object' ? of(others) : leaf(others),
    ...Object.fromEntries((schema.anyOf ?? []).map((choice, place) => [`anyOf ${place}`, of(choice)])),
    ...Object.fromEntries((schema.oneOf ?? []).map((choice, place) => [`oneOf ${place}`, of(choice)])),
  }
}

const contentFacts = (content: OpenApiContent | undefined, schemas: Schemas): Facts =>
  mapped(content, (mediaType, { schema = {} }) => [mediaType, schemaFacts(schema, schemas)])

const parameterFacts = (parameters: readonly OpenApiParameter[] = [], schemas: Schemas): Facts =>
  Object.fromEntries(
    parameters.map(({ name, in: place, required, schema = {} }) => [
      `${place} ${place === 'header' ? name.toLowerCase() : name}`,
      { ...schemaFacts(schema, schemas), required: leaf(required) },
    ]),
  )

const responseFacts = ({ headers, content, description }: OpenApiResponse, schemas: Schemas): Facts => ({
  ...mapped(headers, (name, { schema = {} }) => [`header ${name.toLowerCase()}`, schemaFacts(schema, schemas)]),
  ...contentFacts(content, schemas),
  codes: codeTables(description),
})

/** Several permissions mean "one of them" where the description says so; the extension alone does not tell. */
const permissionFacts = ({
  'x-required-permissions': permissions = [],
  description = '',
}: OpenApiOperation): Facts => ({
  ...setOf(permissions),
  'one of them': permissions.length > 1 && /one of|jedno z/.test(description) ? true : undefined,
})

const sortFacts = (sort: OpenApiOperation['x-sort']): string | undefined =>
  sort?.map(order => Object.values(order).flat().join(' ')).join(', ')

const operationFacts = (operation: OpenApiOperation, schemas: Schemas): Facts => ({
  deprecated: leaf(operation.deprecated),
  ...parameterFacts(operation.parameters, schemas),
  body: operation.requestBody && {
    ...contentFacts(operation.requestBody.content, schemas),
    required: leaf(operation.requestBody.required),
  },
  ...mapped(operation.responses, (status, response) => [status, responseFacts(response, schemas)]),
  security: setOf((operation.security ?? []).flatMap(scheme => Object.keys(scheme))),
  permissions: permissionFacts(operation),
  limits: { ...operation['x-rate-limits'], group: rateGroup(operation.responses[429]?.description) },
  sort: sortFacts(operation['x-sort']),
})

/** The facts of every operation by method and path, e.g. `GET /tokens`. */
export const factsOf = ({ paths, components }: OpenApiDocument): Record<string, Facts> =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operationFacts(operation, components?.schemas ?? {}),
      ]),
    ),
  )
