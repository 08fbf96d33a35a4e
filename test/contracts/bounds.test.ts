import { expect, test } from 'vitest'
import type * as z from 'zod'
import { acubeOpenApi } from '../../contracts/acube/openapi.ts'
import { allAcubeOperations } from '../../contracts/acube/operations.ts'
import { bodyLimits, cut, unstated } from '../../contracts/bounds.ts'
import { allControlCalls } from '../../contracts/control/calls.ts'
import { openApi } from '../../contracts/ksef/openapi.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'

/** Every list, text and map that a request may carry has a bound. Found by trying, not by what a schema says of itself. */

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly in?: z.ZodType
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
}

const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'catch', 'readonly', 'nonoptional'])
/** What has no length, or no other than its own. */
const bounded = new Set(['number', 'boolean', 'enum', 'literal', 'null', 'undefined'])

const fills = ['A', 'a', '0', ' ', 'ą', '"', '<', '-1']
const textsOf = new Map<number, readonly string[]>()
const takesAnyText = (schema: z.ZodType, longest: number): boolean => {
  const texts = textsOf.get(longest) ?? fills.map(fill => fill.repeat(longest / fill.length))
  textsOf.set(longest, texts)
  return texts.some(text => schema.safeParse(text).success)
}

/** A list that is judged item by item tells of more than one of them. */
const looksAtEach = (schema: z.ZodType): boolean =>
  schema.safeParse(new Array(5001).fill(Symbol())).error?.issues.length !== 1

/** The places of a schema that have no bound. @param longest a text that no place takes. */
const unboundedIn = (schema: z.ZodType | undefined, place: string, longest: number): string[] => {
  if (schema === undefined) return []
  const { type, shape = {}, innerType, element, options, in: given, ...map } = schema._zod.def as unknown as Definition
  if (bounded.has(type)) return []
  if (wrappers.has(type)) return unboundedIn(innerType, place, longest)
  if (type === 'pipe') return unboundedIn(given, place, longest)
  if (type === 'string') return takesAnyText(schema, longest) ? [`${place} takes any text`] : []
  if (type === 'union') return options!.flatMap((option, at) => unboundedIn(option, `${place}|${at}`, longest))
  if (type === 'object')
    return Object.entries(shape).flatMap(([name, member]) => unboundedIn(member, `${place}.${name}`, longest))
  if (type === 'array')
    return [...(looksAtEach(schema) ? [`${place} takes any list`] : []), ...unboundedIn(element, `${place}[]`, longest)]
  // One whose names are listed.
  if (type === 'record' && map.keyType?._zod.def.type === 'enum')
    return unboundedIn(map.valueType, `${place}[]`, longest)
  return [`${place} is a ${type}: nobody has said what bounds it`]
}

/** Longer than an ordinary body, so that the bound is the place's own. */
const tooLong = bodyLimits.ordinary

test('no list, text or map of a request to KSeF is without a bound', () => {
  const found = allOperations.flatMap(({ operation }) => {
    const { method, path, params, query, headers, body, bodyLimit = 0 } = operation
    // A text that is what a larger body is for may be as long as that.
    const longest = Math.max(tooLong, bodyLimit + 4)
    return Object.entries({ params, query, headers, body }).flatMap(([part, schema]) =>
      unboundedIn(schema, `${method} ${path} ${part}`, longest),
    )
  })
  expect(found).toEqual([])
})

test('no list, text or map of a request to A-Cube is without a bound', () => {
  const found = allAcubeOperations.flatMap(({ operation: { method, path, query, body } }) =>
    Object.entries({ query, body }).flatMap(([part, schema]) =>
      unboundedIn(schema, `${method} ${path} ${part}`, tooLong),
    ),
  )
  expect(found).toEqual([])
})

test('no list, text or map of a request to /control is without a bound', () => {
  const found = allControlCalls.flatMap(({ operation: { method, path, params, query, body } }) =>
    Object.entries({ params, query, body }).flatMap(([part, schema]) =>
      unboundedIn(schema, `${method} ${path} ${part}`, tooLong),
    ),
  )
  expect(found).toEqual([])
})

test('a larger body than an ordinary one is for an invoice, or for a list of them', () => {
  const larger = [...allOperations, ...allAcubeOperations].flatMap(({ operation }) =>
    'bodyLimit' in operation ? [`${operation.method} ${operation.path}`] : [],
  )
  expect(larger).toEqual([
    'POST /sessions/online/{referenceNumber}/invoices',
    'POST /collective-identifiers',
    'POST /invoices',
    'POST /invoices/v3',
    'POST /invoices/v3/validate',
  ])
})

test('bounds of ours are no promise: no document shows them', () => {
  const shown = JSON.stringify([openApi(), acubeOpenApi()])
  expect(Object.values(unstated).filter(bound => new RegExp(`"max(Items|Length)":${bound}\\b`).test(shown))).toEqual([])
  // KSeF's own are shown.
  expect(shown).toContain('"maxLength":256')
})

test('a text is cut where it is too long, and never through a character', () => {
  expect([cut('abc', 3), cut('abcd', 3), cut('', 3)]).toEqual(['abc', 'abc…', ''])
  expect(cut('ab😀', 3)).toBe('ab…')
  expect(cut('a😀c', 3)).toBe('a😀…')
})
