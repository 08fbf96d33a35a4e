import type * as z from 'zod'

type Reader = (value: unknown) => unknown

/** A reader is made once for a schema, and there are as many schemas as the contracts declare. */
const readers = new WeakMap<z.core.$ZodType, Reader>()

/**
 * Reads as forgivingly as KSeF's .NET readers do: member names and enum values in any case (errors-031,
 * ksef-token-context-type-case), an explicit null like a member left out (errors-032).
 */
export const lenient = (schema: z.core.$ZodType, value: unknown): unknown => readerOf(schema)(value)

const readerOf = (schema: z.core.$ZodType): Reader => {
  const reader = readers.get(schema) ?? makeReader(schema)
  readers.set(schema, reader)
  return reader
}

const makeReader = (schema: z.core.$ZodType): Reader => {
  const { def } = (schema as z.ZodType)._zod as unknown as { def: Definition }
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return unlessAbsent(readerOf(def.innerType))
    case 'array':
      return eachOf(readerOf(def.element), mostOf(schema))
    case 'enum':
      return oneOf(Object.values(def.entries))
    case 'object':
      return membersOf(def.shape)
    // What an older version does not take is filled in behind.
    case 'pipe':
      return readerOf(def.in)
    default:
      return value => value
  }
}

type Definition =
  | { readonly type: 'optional' | 'nullable' | 'default'; readonly innerType: z.core.$ZodType }
  | { readonly type: 'array'; readonly element: z.core.$ZodType }
  | { readonly type: 'enum'; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly type: 'pipe'; readonly in: z.core.$ZodType }
  | { readonly type: 'other' }

/** Finds by the name as it is, else by the name in any case. */
const inAnyCase = <T>(named: readonly (readonly [name: string, it: T])[]): ((name: string) => T | undefined) => {
  const exact = new Map(named)
  const lowered = new Map(named.map(([name, it]) => [name.toLowerCase(), it]))
  return name => exact.get(name) ?? lowered.get(name.toLowerCase())
}

const unlessAbsent =
  (read: Reader): Reader =>
  value =>
    value == null ? value : read(value)

/** How many items a list may have. */
const mostOf = (schema: z.core.$ZodType): number => Number(schema._zod.bag.maximum ?? Number.POSITIVE_INFINITY)

/** A list that is too long is refused unread. */
const eachOf =
  (read: Reader, most: number): Reader =>
  value =>
    Array.isArray(value) && value.length <= most ? value.map(read) : value

const oneOf = (names: readonly string[]): Reader => {
  const find = inAnyCase(names.map(name => [name, name]))
  return value => (typeof value === 'string' ? (find(value) ?? value) : value)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Unknown members are left out (known-unknown-fields-ignored). */
const membersOf = (shape: Readonly<Record<string, z.core.$ZodType>>): Reader => {
  const find = inAnyCase(Object.entries(shape).map(([name, schema]) => [name, { name, read: readerOf(schema) }]))
  return value => {
    if (!isObject(value)) return value
    const members: Record<string, unknown> = {}
    for (const given of Object.keys(value)) {
      const found = find(given)
      if (found !== undefined && value[given] !== null) members[found.name] = found.read(value[given])
    }
    return members
  }
}
