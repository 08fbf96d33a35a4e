import type { Facts } from './facts.ts'

/** What a document promises of a value, as the line of zod that declares it. */

const quoted = (text: unknown): string => `'${String(text).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The schemas that the contracts have for a form (contracts/ksef/formats.ts). */
const named: Readonly<Record<string, string>> = {
  'string date-time': 'Timestamp',
  'string date': 'CalendarDate',
  'string byte': 'Base64',
  'integer int32': 'Int32',
  'integer int64': 'Int64',
}

const enumOf = (values: Facts): string => `z.enum([${Object.keys(values).map(quoted).join(', ')}])`

const objectOf = (facts: Facts): string => {
  const members = Object.entries(facts).flatMap(([key, value]) =>
    key.startsWith('.') && typeof value === 'object' ? [`${key.slice(1)}: ${zodText(value)}`] : [],
  )
  return `z.object({ ${members.join(', ')} })`
}

const plain = (facts: Facts): string => {
  const { type = 'string', format = '', enum: values, '[]': items, '{}': others } = facts
  if (typeof values === 'object') return enumOf(values)
  if (typeof items === 'object') return `z.array(${zodText({ ...items, required: true })})`
  if (typeof others === 'object') return `z.record(z.string(), ${zodText({ ...others, required: true })})`
  if (Object.keys(facts).some(key => key.startsWith('.'))) return objectOf(facts)
  return named[`${type} ${format}`] ?? (type === 'integer' ? 'z.int()' : `z.${type}()`)
}

const bounds = ({ minLength, maxLength, minItems, maxItems, minimum, maximum, pattern }: Facts): string => {
  const [least, most] = [minLength ?? minItems ?? minimum, maxLength ?? maxItems ?? maximum]
  const size = least !== undefined && least === most && minimum === undefined ? `.length(${least})` : undefined
  return [
    size ?? [least === undefined ? '' : `.min(${least})`, most === undefined ? '' : `.max(${most})`].join(''),
    pattern === undefined ? '' : `.regex(new RegExp(${quoted(pattern)}))`,
  ].join('')
}

const absence = ({ required, nullable, default: value, type }: Facts): string => {
  if (value !== undefined) return `.default(${type === 'string' || type === undefined ? quoted(value) : value})`
  if (required) return nullable ? '.nullable()' : ''
  return nullable ? '.nullish()' : '.optional()'
}

/** `z.array(z.string().max(10)).nullish()`; without `required` it may be left out. */
export const zodText = (facts: Facts): string => plain(facts) + bounds(facts) + absence(facts)
