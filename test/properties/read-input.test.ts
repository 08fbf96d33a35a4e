import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOperations } from '../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { readInput } from '../../simulator/ksef/http/read-input.ts'
import { fromSchema } from './from-schema.ts'
import { drawn } from './seed.ts'

const withBody = allOperations.flatMap(({ operation }) => (operation.body !== undefined ? [operation] : []))
const nameOf = ({ method, path }: OperationShape) => `${method} ${path}`

const read = (operation: OperationShape, body: unknown) =>
  readInput(
    { ...operation, params: undefined },
    {
      params: {},
      query: new URLSearchParams(),
      headers: new Headers(),
      body: new TextEncoder().encode(JSON.stringify(body)),
    },
  ).body

/** The same JSON with its names, and the texts that are values of an enumeration, in other cases. */
const inOtherCases = (value: unknown, flip: (text: string) => string, enumerated: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map(item => inOtherCases(item, flip, enumerated))
  if (typeof value === 'string') return enumerated.has(value) ? flip(value) : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [flip(name), inOtherCases(member, flip, enumerated)]),
  )
}

const enumeratedIn = (schema: unknown, found = new Set<string>()): ReadonlySet<string> => {
  if (typeof schema !== 'object' || schema === null) return found
  const { entries, shape, element, innerType } = (schema as { _zod: { def: Record<string, object> } })._zod.def
  for (const name of Object.values(entries ?? {})) found.add(String(name))
  for (const part of [...Object.values(shape ?? {}), element, innerType]) enumeratedIn(part, found)
  return found
}

const flips: readonly ((text: string) => string)[] = [
  text => text.toUpperCase(),
  text => text.toLowerCase(),
  text => text.charAt(0).toUpperCase() + text.slice(1),
  text => [...text].map((letter, place) => (place % 2 ? letter.toUpperCase() : letter.toLowerCase())).join(''),
]

test.each(withBody.map(operation => [nameOf(operation), operation] as const))(
  '%s reads the same whatever the case of names and enumerations',
  (_name, operation) => {
    const enumerated = enumeratedIn(operation.body)
    fc.assert(
      // A text that happens to be the name of an enumeration's value would be turned, too.
      fc.property(fromSchema(operation.body!), fc.constantFrom(...flips), (body, flip) => {
        expect(read(operation, inOtherCases(body, flip, enumerated))).toEqual(read(operation, body))
      }),
      { ...drawn, numRuns: 40 },
    )
  },
)

test.each(withBody.map(operation => [nameOf(operation), operation] as const))(
  '%s reads a null as a member left out, and leaves out what it does not know',
  (_name, operation) => {
    const withNulls = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries([
            ...Object.entries(value).map(([name, member]) => [name, member === undefined ? null : withNulls(member)]),
            ['nobodyKnows', { any: 'thing' }],
          ])
    const withoutNulls = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value).flatMap(([name, member]) => (member == null ? [] : [[name, withoutNulls(member)]])),
          )
    fc.assert(
      fc.property(fromSchema(operation.body!), body => {
        expect(read(operation, withNulls(body))).toEqual(read(operation, withoutNulls(body)))
      }),
      { ...drawn, numRuns: 40 },
    )
  },
)
