import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type * as z from 'zod'

/**
 * What the contract allows and careless clients break on: members that a later version adds, enum values it adds, the
 * members in another order, dates in another precision. Same seed, same surprises.
 */
export interface Surprise {
  /** The body as a KSeF of tomorrow might write it. */
  body(schema: z.core.$ZodType, value: unknown): unknown
  /** For X-System-Warning, on some answers. */
  warning(): string | undefined
}

type Chance = (ofHowMany: number) => number

const chanceFrom = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed)
  return ofHowMany => uniformInt(generator, 0, ofHowMany - 1)
}

export const createSurprise = (seed: number): Surprise => {
  const chance = chanceFrom(seed)
  return {
    body: (schema, value) => surprised(schema, value, chance),
    warning: () => (chance(3) === 0 ? '[sim-surprise]: A warning that changes nothing' : undefined),
  }
}

type Definition =
  | { readonly type: 'optional' | 'nullable' | 'default'; readonly innerType: z.core.$ZodType }
  | { readonly type: 'array'; readonly element: z.core.$ZodType }
  | { readonly type: 'object'; readonly shape: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly type: 'other' }

const surprised = (schema: z.core.$ZodType, value: unknown, chance: Chance): unknown => {
  const def = schema._zod.def as unknown as Definition
  if (value == null) return value
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return surprised(def.innerType, value, chance)
    case 'array':
      return withLaterValue(def.element, value as unknown[]).map(item => surprised(def.element, item, chance))
    case 'object':
      return shuffled(Object.entries(withLaterMember(membersOf(def.shape, value, chance), chance)), chance)
    default:
      return isDate(schema) ? otherPrecision(String(value), chance) : value
  }
}

const membersOf = (shape: Readonly<Record<string, z.core.$ZodType>>, value: object, chance: Chance) =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      shape[name] ? surprised(shape[name], member, chance) : member,
    ]),
  )

const withLaterMember = (members: Record<string, unknown>, chance: Chance) => ({
  ...members,
  [`simulatedFutureMember${chance(10)}`]: [null, 1, 'later', { of: ['a later version'] }][chance(4)],
})

/** A list of enum values holds one that a later version adds. */
const withLaterValue = (element: z.core.$ZodType, list: readonly unknown[]) =>
  element._zod.def.type === 'enum' ? [...list, 'SimulatedFutureValue'] : list

const shuffled = (entries: [string, unknown][], chance: Chance): Record<string, unknown> => {
  for (let place = entries.length - 1; place > 0; place--) {
    const other = chance(place + 1)
    ;[entries[place], entries[other]] = [entries[other]!, entries[place]!]
  }
  return Object.fromEntries(entries)
}

const isDate = (schema: z.core.$ZodType): boolean => (schema as z.ZodType).meta?.()?.format === 'date-time'

/** The same instant, as ISO 8601 also writes it. */
const otherPrecision = (date: string, chance: Chance): string =>
  chance(2) === 0
    ? date.replace('+00:00', 'Z')
    : date.replace(/(\.\d+)?\+/, (_, fraction = '.') => `${fraction.padEnd(10, '0')}+`)
