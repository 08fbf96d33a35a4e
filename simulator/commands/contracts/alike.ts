import { sorted } from '../../../contracts/suite-answers.ts'
import { maskedText } from '../../../contracts/volatile.ts'

/**
 * Says where an answer differs from the recorded one. What time and chance make is masked by its form, not left out: a
 * reference number is alike to one of its kind, a time to one with the same zone, a JWT to a JWT.
 */

export interface Likeness {
  /** `values`: members may stand in any order. `part` and `values`: members that are not recorded may be there. */
  readonly shown: 'whole' | 'part' | 'values' | 'none'
  /** Members (by path) that later versions added. */
  readonly later?: readonly string[]
  /** Members (by path) whose value is not compared. */
  readonly other?: readonly string[]
}

/** A value that differs, as JSON, or the names of the members that an object has. */
export interface Difference {
  readonly of: 'value' | 'members'
  /** Dots between names, `[]` for the entries of a list; empty for all of it. */
  readonly path: string
  readonly recorded: string
  readonly answered: string
}

/** A cut or blanked piece of a recorded text: it may be anything. */
const blank = /<cut[^>]*>|<name>|<base64[^>]*>|REDACTED|x{4,}[^"]*|X{5,}(?:-X{5})?|…| *\.\.\. cut$|\.{3,}(?=$|")/g

/** A time of which the zone alone was left. */
const blankedTime = /^\d{4}-\d\d-\d\dT\d*x+(?=00:00$)/

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The recorded text as a pattern; reporters drop the last full stop. */
const patternOf = (recorded: string): RegExp => {
  const marked = maskedText(recorded.replace(blankedTime, '2026-01-01T00:00:00+'))
    .replace(blank, '\u0000')
    .replace(/\.$/, '')
  return new RegExp(`^${marked.split('\u0000').map(literal).join('.*')}\\.?$`, 's')
}

/** Numbers that time makes. */
const timely = new Set(['timestampMs', 'exp', 'iat'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inside = (path: string, name: string): string => (path ? `${path}.${name}` : name)

const membersDiffer = (
  recorded: object,
  answered: object,
  path: string,
  { shown, later = [] }: Likeness,
): Difference[] => {
  const given = Object.keys(recorded)
  const got = Object.keys(answered).filter(name =>
    shown === 'whole' ? given.includes(name) || !later.includes(inside(path, name)) : given.includes(name),
  )
  const [one, other] = shown === 'values' ? [sorted(given), sorted(got)] : [given, got]
  return one.join() === other.join() ? [] : [{ of: 'members', path, recorded: given.join(), answered: got.join() }]
}

/** Where the answer differs from the recorded one, place by place. */
export const differencesOf = (
  recorded: unknown,
  answered: unknown,
  likeness: Likeness,
  path = '',
): readonly Difference[] => {
  if (likeness.other?.includes(path)) return []
  const differ: Difference[] = [
    { of: 'value', path, recorded: JSON.stringify(recorded), answered: JSON.stringify(answered) },
  ]
  if (isObject(recorded))
    return isObject(answered)
      ? [
          ...membersDiffer(recorded, answered, path, likeness),
          ...Object.entries(recorded).flatMap(([name, value]) =>
            name in answered ? differencesOf(value, answered[name], likeness, inside(path, name)) : [],
          ),
        ]
      : differ
  if (Array.isArray(recorded))
    return Array.isArray(answered) && answered.length === recorded.length
      ? recorded.flatMap((value, place) => differencesOf(value, answered[place], likeness, `${path}[]`))
      : differ
  if (typeof recorded === 'string')
    return typeof answered === 'string' && patternOf(recorded).test(maskedText(answered)) ? [] : differ
  const isTimely = timely.has(path.split('.').at(-1)!) && typeof recorded === typeof answered
  return isTimely || recorded === answered ? [] : differ
}

/** The same, each as a sentence. */
export const differences = (recorded: unknown, answered: unknown, likeness: Likeness): string[] =>
  differencesOf(recorded, answered, likeness).map(one =>
    one.of === 'members'
      ? `${one.path || 'the body'} has the members ${one.answered}, recorded are ${one.recorded}`
      : `${one.path || 'the body'} is ${one.answered}, recorded is ${one.recorded}`,
  )
