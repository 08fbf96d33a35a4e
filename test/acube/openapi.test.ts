import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { acubeOpenApi } from '../../contracts/acube/openapi.ts'
import { allAcubeOperations } from '../../contracts/acube/operations.ts'
import { openApi } from '../../contracts/ksef/openapi.ts'

/** The documents by the rules of OpenAPI 3.0, as a library that is not ours knows them. */
const faults = async (document: object): Promise<unknown> => {
  const { valid, errors } = await new Validator().validate(structuredClone(document) as Record<string, unknown>)
  return valid ? [] : errors
}

test.each([
  ['A-Cube’s', acubeOpenApi()],
  ['KSeF’s', openApi()],
])('%s document is OpenAPI 3.0', async (_, document) => {
  expect(document.openapi).toMatch(/^3\.0\./)
  expect(await faults(document)).toEqual([])
})

test.each([
  ['without responses', { get: { summary: 'x' } }],
  ['a parameter without a place', { get: { parameters: [{ name: 'x' }], responses: { 200: { description: '' } } } }],
  ['a response without a description', { get: { responses: { 200: {} } } }],
  [
    'a type that there is not',
    { get: { responses: { 200: { description: '', content: { 'a/b': { schema: { type: 'text' } } } } } } },
  ],
])('the library sees %s', async (_, operation) => {
  const document = acubeOpenApi()
  expect(await faults({ ...document, paths: { ...document.paths, '/x': operation } })).not.toEqual([])
})

test('every operation has a name of its own, and every placeholder of a path is a parameter', () => {
  const operations = Object.entries(acubeOpenApi().paths).flatMap(([path, methods]) =>
    Object.values(methods).map(operation => ({ path, ...operation })),
  )
  expect(new Set(operations.map(it => it.operationId)).size).toBe(allAcubeOperations.length)
  for (const { path, parameters = [] } of operations)
    expect(parameters.filter(it => it.in === 'path').map(({ name }) => `{${name}}`)).toEqual(
      path.match(/\{\w+\}/g) ?? [],
    )
})

test('what is given as JSON-LD is described as that', () => {
  const schemas = Object.values(acubeOpenApi().paths).flatMap(methods =>
    Object.values(methods)
      .flatMap(({ responses }) => Object.values(responses))
      .map(({ content }) => content?.['application/ld+json']?.schema)
      .filter(schema => schema !== undefined),
  )
  expect(schemas.length).toBeGreaterThan(15)
  for (const schema of schemas) expect(Object.keys(schema.properties ?? {}).length).toBeGreaterThan(0)
  expect(schemas.filter(({ properties = {} }) => 'hydra:member' in properties).length).toBe(6)
})

test('what takes a body says that it may be too large or of another type', () => {
  for (const { operation } of allAcubeOperations)
    if (operation.body || operation.invoice)
      expect(Object.keys(operation.refusals)).toEqual(expect.arrayContaining(['400', '413', '415']))
})
