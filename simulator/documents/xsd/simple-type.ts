import type { BuiltInType } from './built-in-types.ts'
import { hasFractionDigits, hasTotalDigits } from './decimal.ts'
import { quoted, type ValueFault } from './faults.ts'
import { patternOf } from './pattern.ts'
import type { NamespaceOf } from './scan.ts'
import { normalize, type WhiteSpace } from './white-space.ts'

/** A type of texts: of an element without children, or of an attribute. */
export interface SimpleType {
  readonly builtIn: BuiltInType
  readonly restrictions: readonly Restriction[]
  /** Whether values name their element: each only once in a document. */
  readonly isId: boolean
  /** The value as it counts: with its white space as the type has it. */
  normalized(text: string): string
  fault(text: string, namespaceOf: NamespaceOf): ValueFault | undefined
}

/** What one restriction says; patterns are alternatives of each other. */
export interface Restriction {
  readonly whiteSpace?: WhiteSpace
  readonly patterns: readonly string[]
  readonly enumeration: readonly string[]
  /** The other facets by name, as they are written. */
  readonly limits: ReadonlyMap<string, string>
}

type Holds = (value: string, limit: string, type: BuiltInType) => boolean

/** In the order in which .NET looks at them; it tells the first one only. */
const facets: readonly (readonly [name: string, reason: string, holds: Holds])[] = [
  ['maxInclusive', 'The MaxInclusive constraint failed.', (value, most, { compare }) => compare(value, most) <= 0],
  ['maxExclusive', 'The MaxExclusive constraint failed.', (value, end, { compare }) => compare(value, end) < 0],
  ['minInclusive', 'The MinInclusive constraint failed.', (value, least, { compare }) => compare(value, least) >= 0],
  ['minExclusive', 'The MinExclusive constraint failed.', (value, begin, { compare }) => compare(value, begin) > 0],
  // In UTF-16, so that an emoji counts twice.
  [
    'length',
    'The actual length is not equal to the specified length.',
    (value, length) => value.length === Number(length),
  ],
  ['minLength', 'The actual length is less than the MinLength value.', (value, least) => value.length >= Number(least)],
  [
    'maxLength',
    'The actual length is greater than the MaxLength value.',
    (value, most) => value.length <= Number(most),
  ],
]
const digitFacets: typeof facets = [
  ['totalDigits', 'The TotalDigits constraint failed.', (value, most) => hasTotalDigits(value, Number(most))],
  ['fractionDigits', 'The FractionDigits constraint failed.', (value, most) => hasFractionDigits(value, Number(most))],
]

type Test = (value: string) => ValueFault | undefined

const limitTests = (own: typeof facets, restrictions: readonly Restriction[], builtIn: BuiltInType): Test[] =>
  own.flatMap(([name, reason, holds]) => {
    const limit = restrictions.find(({ limits }) => limits.has(name))?.limits.get(name)
    if (limit === undefined) return []
    const fault = { reason, facet: { name, limit } }
    return [value => (holds(value, limit, builtIn) ? undefined : fault)]
  })

const enumerationTest = (restrictions: readonly Restriction[], builtIn: BuiltInType): Test[] => {
  const allowed = restrictions.find(({ enumeration }) => enumeration.length > 0)?.enumeration
  if (allowed === undefined) return []
  const values = new Set(allowed.map(value => builtIn.canonical(normalize[builtIn.whiteSpace](value))))
  const asWritten = new Set(allowed)
  const fault = {
    reason: 'The Enumeration constraint failed.',
    facet: { name: 'enumeration', limit: allowed.join(', ') },
  }
  return [value => (asWritten.has(value) || values.has(builtIn.canonical(value)) ? undefined : fault)]
}

/**
 * Characters of a value that patterns are tried on: no pattern of the published schemas takes more (an address of the web
 * may have 512), and some take time with the square of it.
 */
const longestMatched = 1000

const patternTests = (restrictions: readonly Restriction[]): Test[] =>
  restrictions.flatMap(({ patterns }) => {
    if (patterns.length === 0) return []
    const pattern = patternOf(patterns)
    const fault = { reason: 'The Pattern constraint failed.', facet: { name: 'pattern', limit: patterns.join(' or ') } }
    return [value => (value.length <= longestMatched && pattern.test(value) ? undefined : fault)]
  })

const firstOf = (tests: readonly Test[], value: string): ValueFault | undefined => {
  for (const test of tests) {
    const fault = test(value)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** @param restrictions from the type itself down to the built-in one. */
export const simpleType = (builtIn: BuiltInType, restrictions: readonly Restriction[]): SimpleType => {
  const own = restrictions.find(({ whiteSpace }) => whiteSpace !== undefined)?.whiteSpace
  const whiteSpace = builtIn.whiteSpace === 'preserve' ? (own ?? 'preserve') : builtIn.whiteSpace
  const patterns = patternTests(restrictions)
  const others = [
    ...limitTests(facets, restrictions, builtIn),
    ...enumerationTest(restrictions, builtIn),
    ...limitTests(digitFacets, restrictions, builtIn),
  ]
  const normalized = normalize[whiteSpace]
  return {
    builtIn,
    restrictions,
    isId: builtIn.typeCode === 'Id',
    normalized,
    fault: (text, namespaceOf) => {
      const value = normalized(text)
      const fault = firstOf(patterns, value)
      if (fault !== undefined) return fault
      const reason = builtIn.fault(value, namespaceOf)
      return reason === undefined ? firstOf(others, value) : { reason }
    },
  }
}

/** A type whose values are those of any of several types. */
export const unionType = (members: readonly SimpleType[]): SimpleType => ({
  builtIn: members[0]!.builtIn,
  restrictions: [],
  isId: false,
  normalized: text => text,
  fault: (text, namespaceOf) =>
    members.some(member => member.fault(text, namespaceOf) === undefined)
      ? undefined
      : { reason: `The value '${quoted(text)}' is not valid according to any of the memberTypes of the union.` },
})
