import * as z from 'zod'
import { cut } from '../../contracts/bounds.ts'
import { SeedFault, type SeedPath, sentence } from './seed-fault.ts'

/** So much of what is told. */
const longest = 500

interface Described {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Described>>
  readonly items?: Described
  readonly additionalProperties?: Described | boolean
}

/** What the schema says of the place that a path leads to. */
const describedAt = (schema: z.ZodType, path: SeedPath): Described | undefined =>
  path.reduce<Described | undefined>(
    (at, part) => {
      if (typeof part === 'number') return at?.items
      const { properties = {}, additionalProperties } = at ?? {}
      if (Object.hasOwn(properties, part)) return properties[String(part)]
      return typeof additionalProperties === 'object' ? additionalProperties : undefined
    },
    z.toJSONSchema(schema, { io: 'input' }) as Described,
  )

const named = (values: readonly unknown[]): string => values.map(String).join(', ')

/** Of the texts that zod has, those that a person would not understand. */
const reasonOf = (issue: z.core.$ZodIssue, schema: z.ZodType): string => {
  const described = describedAt(schema, issue.path)?.description
  if ((issue.code === 'invalid_union' || issue.code === 'invalid_format') && issue.message.startsWith('Invalid '))
    return described === undefined ? issue.message : `this cannot be read: ${described}`
  if (issue.code === 'invalid_value') return `it is one of ${named(issue.values)}`
  if (issue.code === 'invalid_type') {
    const isMissing = issue.message.endsWith('received undefined')
    return isMissing ? 'it is missing' : issue.message.replace('Invalid input: ', '')
  }
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
  return issue.message
}

const faultOf = (issue: z.core.$ZodIssue, schema: z.ZodType): SeedFault => {
  if (issue.code !== 'unrecognized_keys')
    return new SeedFault(issue.path, sentence(cut(reasonOf(issue, schema), longest)))
  const [key = ''] = issue.keys
  const known = Object.keys(describedAt(schema, issue.path)?.properties ?? {})
  return new SeedFault(
    [...issue.path, key],
    sentence(cut(`nothing has this name here; there are ${named(known)}`, longest)),
  )
}

/** A seed as it is read. @throws SeedFault of the first thing that is wrong */
export const readAs = <S extends z.ZodType>(schema: S, given: unknown): z.output<S> => {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  throw faultOf(read.error.issues[0]!, schema)
}
