import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { deviations } from '../../contracts/ksef/deviations.ts'
import * as errorBodies from '../../contracts/ksef/error-bodies.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import type { OpenApiContent, OpenApiDocument } from '../../contracts/openapi-document.ts'
import { acceptedBy, ofKind, stale } from '../drift/explain.ts'
import { officialDocument } from '../drift/official.ts'

interface Example {
  /** Where it stands, e.g. `GET /auth/{referenceNumber} › 200 › Kod 100`. */
  readonly id: string
  readonly value: unknown
  readonly schema: z.ZodType
}

const examplesIn = (content: OpenApiContent | undefined, where: string, schema: z.ZodType | undefined): Example[] => {
  const { example, examples = {} } = content?.['application/json'] ?? {}
  const named = [['example', { value: example }] as const, ...Object.entries(examples)]
  return named.flatMap(([name, { value }]) => (schema && value ? [{ id: `${where} › ${name}`, value, schema }] : []))
}

const examplesOfOperations = ({ paths }: OpenApiDocument): Example[] =>
  allOperations.flatMap(({ operation }) => {
    const { method, path, body, success } = operation
    const official = paths[path]?.[method.toLowerCase()]
    const where = `${method} ${path}`
    return [
      ...examplesIn(official?.requestBody?.content, `${where} › body`, body),
      ...examplesIn(official?.responses[success.status]?.content, `${where} › ${success.status}`, success.body),
    ]
  })

const examplesOfErrors = ({ components }: OpenApiDocument): Example[] =>
  Object.entries(errorBodies).flatMap(([name, schema]) => {
    const value = components?.schemas?.[name]?.example
    return value ? [{ id: name, value, schema }] : []
  })

const official = officialDocument()
const accepted = ofKind(deviations, 'example')

describe.skipIf(!official)('the examples of the official document', () => {
  const examples = official ? [...examplesOfOperations(official), ...examplesOfErrors(official)] : []
  const refused = examples.filter(({ value, schema }) => !schema.safeParse(value).success).map(({ id }) => id)

  test('there are some for requests, answers and errors', () => {
    expect(examples.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'POST /tokens › body › example',
        'GET /tokens › 200 › example',
        'ForbiddenProblemDetails',
      ]),
    )
  })

  test('the contracts accept every one, but for the named', () => {
    expect(refused.filter(id => acceptedBy(id, accepted).length !== 1)).toEqual([])
  })

  test('no named one is stale', () => {
    expect(stale(refused, accepted)).toEqual([])
  })
})
