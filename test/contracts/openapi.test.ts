import { expect, test } from 'vitest'
import { openApi } from '../../contracts/ksef/openapi.ts'

const document = openApi()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.values(methods).map(operation => ({ path, ...operation })),
)

test('it holds every operation under a name of its own', () => {
  const names = operations.map(({ operationId }) => operationId)
  expect(names).toHaveLength(83)
  expect(new Set(names).size).toBe(83)
  expect(document.paths['/tokens/{referenceNumber}']?.delete?.operationId).toBe('tokens.revoke')
})

test('it says that it is a simulator', () => {
  expect(document.info.description).toMatch(/not the\s+Ministry of Finance's API/)
  expect(document.servers).toEqual([{ url: '/v2' }])
})

test('every placeholder of a path is a parameter', () => {
  for (const { path, parameters = [] } of operations) {
    const inPath = parameters.filter(({ in: place }) => place === 'path').map(({ name }) => `{${name}}`)
    expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath)
  }
})

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? []
  const names = [...new Set(references)].map(reference => reference.split('/').at(-1)!)
  expect(names.toSorted()).toEqual(Object.keys(document.components!.schemas!).toSorted())
})

test('only what needs a bearer answers 401 and 403', () => {
  expect(Object.keys(document.paths['/auth/challenge']!.post!.responses)).toEqual(['200', '400', '405', '429'])
  expect(Object.keys(document.paths['/tokens']!.get!.responses)).toEqual(['200', '400', '401', '403', '405', '429'])
})

test('every operation may answer 405 with what is allowed, one with a body 413 and 415', () => {
  for (const { responses, requestBody } of operations) {
    expect(responses[405]?.headers).toHaveProperty('Allow')
    expect([413, 415].map(status => status in responses)).toEqual(requestBody ? [true, true] : [false, false])
  }
})

test('it holds nothing of the library that wrote the schemas', () => {
  const text = JSON.stringify(document)
  expect(text).not.toContain('9007199254740991')
  expect(text).not.toContain('"additionalProperties":false')
  expect(text).not.toContain('~standard')
  expect(text).not.toContain('$schema')
})

test('it is made anew, so that nobody changes it for others', () => {
  const other = openApi()
  expect(other).toEqual(document)
  expect(other.paths).not.toBe(document.paths)
})
