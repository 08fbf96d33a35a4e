import type * as z from 'zod'

/**
 * Reads as forgivingly as KSeF's .NET readers do: member names and enum values in any case (errors-031,
 * ksef-token-context-type-case), an explicit null like a member left out (errors-032).
 */
export const lenient = (schema: z.core.$ZodType, value: unknown): unknown => {
  const { def } = (schema as z.ZodType)._zod as unknown as { def: Definition }
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return value == null ? value : lenient(def.innerType, value)
    case 'array':
      return Array.isArray(value) ? value.map(item => lenient(def.element, item)) : value
    case 'enum':
      return typeof value === 'string' ? inRightCase(Object.values(def.entries), value) : value
    case 'object':
      return isObject(value) ? membersOf(def.shape, value) : value
    default:
      return value
  }
}

type Definition =
  | { readonly type: 'optional' | 'nullable' | 'default'; readonly innerType: z.core.$ZodType }
  | { readonly type: 'array'; readonly element: z.core.$ZodType }
  | { readonly type: 'enum'; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly type: 'other' }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inRightCase = (names: readonly string[], name: string): string =>
  names.includes(name) ? name : (names.find(one => one.toLowerCase() === name.toLowerCase()) ?? name)

/** Unknown members are left out (known-unknown-fields-ignored). */
const membersOf = (shape: Readonly<Record<string, z.core.$ZodType>>, value: Record<string, unknown>) => {
  const names = Object.keys(shape)
  const members: Record<string, unknown> = {}
  for (const [given, member] of Object.entries(value)) {
    const name = inRightCase(names, given)
    if (member !== null && Object.hasOwn(shape, name)) members[name] = lenient(shape[name]!, member)
  }
  return members
}
