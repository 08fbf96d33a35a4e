import { sorted } from '../../contracts/suite-answers.ts'

/**
 * Says where an answer differs from the recorded one. What time and chance make is masked by its form, not left out: a
 * reference number is alike to one of its kind, a time to one with the same zone, a JWT to a JWT.
 */

export interface Likeness {
  /** `values`: members may stand in any order. `part` and `values`: members that are not recorded may be there. */
  readonly shown: 'whole' | 'part' | 'values' | 'none'
  /** Members (by path) that later versions added. */
  readonly later?: readonly string[]
}

/** A cut or blanked piece of a recorded text: it may be anything. */
const blank = /<cut[^>]*>|<name>|<base64[^>]*>|REDACTED|x{4,}[^"]*|…|\.{3,}(?=$|")/g

/** Texts whose digits differ each time, by their form. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/<\w+ JWT, see jwt>|eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '‹jwt›'],
  [/\d{8}-([A-Z]{2})-[0-9A-F]{10}-[0-9A-F]{10}-[0-9A-F]{2}/g, '‹$1 number›'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(Z|\+00:00)/g, '‹time $1›'],
  [/\b00-[0-9a-f]{32}(?:-[0-9a-f]{16}-0[01]\b| \.{3})/g, '‹traceparent›'],
  [/<64 lower-case hex digits>|\b[0-9a-f]{64}\b/g, '‹64 hex›'],
  [/\b[0-9a-f]{32}\b/g, '‹32 hex›'],
  [/<pesel>|\b\d{11}\b/g, '‹pesel›'],
  [/<nip>|\b\d{10}\b/g, '‹nip›'],
  [/(?<=Spróbuj ponownie po ).*(?=\.)/g, '‹wait›'],
  // The path of an operation that stands in for one not built yet.
  [/^\/v2\/[\w/-]+$/g, '‹path›'],
]

const masked = (text: string): string => forms.reduce((all, [form, name]) => all.replace(form, name), text)

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The recorded text as a pattern; reporters drop the last full stop. */
const patternOf = (recorded: string): RegExp => {
  const marked = masked(recorded).replace(blank, '\u0000').replace(/\.$/, '')
  return new RegExp(`^${marked.split('\u0000').map(literal).join('.*')}\\.?$`, 's')
}

/** Numbers that time makes. */
const timely = new Set(['timestampMs', 'exp', 'iat'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inside = (path: string, name: string): string => (path ? `${path}.${name}` : name)

const membersDiffer = (recorded: object, answered: object, path: string, { shown, later = [] }: Likeness): string[] => {
  const given = Object.keys(recorded)
  const got = Object.keys(answered).filter(name =>
    shown === 'whole' ? given.includes(name) || !later.includes(inside(path, name)) : given.includes(name),
  )
  const [one, other] = shown === 'values' ? [sorted(given), sorted(got)] : [given, got]
  return one.join() === other.join() ? [] : [`${path || 'the body'} has the members ${got}, recorded are ${given}`]
}

export const differences = (recorded: unknown, answered: unknown, likeness: Likeness, path = ''): string[] => {
  const differ = [`${path || 'the body'} is ${JSON.stringify(answered)}, recorded is ${JSON.stringify(recorded)}`]
  if (isObject(recorded))
    return isObject(answered)
      ? [
          ...membersDiffer(recorded, answered, path, likeness),
          ...Object.entries(recorded).flatMap(([name, value]) =>
            name in answered ? differences(value, answered[name], likeness, inside(path, name)) : [],
          ),
        ]
      : differ
  if (Array.isArray(recorded))
    return Array.isArray(answered) && answered.length === recorded.length
      ? recorded.flatMap((value, place) => differences(value, answered[place], likeness, `${path}[]`))
      : differ
  if (typeof recorded === 'string')
    return typeof answered === 'string' && patternOf(recorded).test(masked(answered)) ? [] : differ
  const isTimely = timely.has(path.split('.').at(-1)!) && typeof recorded === typeof answered
  return isTimely || recorded === answered ? [] : differ
}
