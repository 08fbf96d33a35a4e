import type * as z from 'zod'
import { type ApiVersion, isBefore } from './ksef/api-version.ts'

/**
 * Marks of versions. What is declared is the newest; a mark says since when it is there, or how it read up to and with an
 * older version. `schemaAt` makes the schema of an older version of it when one is asked for.
 */

/** How it read up to and with a version. */
export type Was<T> = Partial<Record<ApiVersion, T>>

/** The form of that time; undefined where it read as it does now. */
export const readAt = <T>(was: Was<T> | undefined, version: ApiVersion): T | undefined =>
  (Object.entries(was ?? {}) as [ApiVersion, T][])
    .filter(([last]) => !isBefore(last, version))
    .sort(([one], [other]) => (isBefore(one, other) ? -1 : 1))[0]?.[1]

/** From when to when something is there, the last version included. */
export interface Lifetime {
  readonly since?: ApiVersion
  readonly until?: ApiVersion
}

export const isThere = ({ since, until }: Lifetime, version: ApiVersion): boolean =>
  (since === undefined || !isBefore(version, since)) && (until === undefined || !isBefore(until, version))

interface Mark {
  readonly since?: ApiVersion
  /** What is read in its place where a version does not have it. */
  readonly before?: unknown
  readonly was?: Was<z.ZodType>
}

const marks = new WeakMap<z.core.$ZodType, Mark>()

/** A schema of its own, for the one marked may be used elsewhere. What is made of it afterwards has no mark. */
const marked = <T extends z.ZodType>(schema: T, mark: Mark): T => {
  const copy = schema.clone(schema.def as never, { parent: true })
  marks.set(copy, { ...marks.get(schema), ...mark })
  return copy
}

/**
 * A member of an object that came with a version.
 * @param before of a body: what the handler is given by an older version
 */
export const since = <T extends z.ZodType>(version: ApiVersion, schema: T, before?: z.output<T>): T =>
  marked(schema, { since: version, ...(before !== undefined && { before }) })

/** A schema that was another one: `was(z.string().length(44), { '2.7': z.string() })`. */
export const was = <T extends z.ZodType>(schema: T, older: Was<z.ZodType>): T => marked(schema, { was: older })

type Shape = Readonly<Record<string, z.ZodType>>

/** Where a schema keeps others. */
type Definition =
  | { readonly type: 'optional' | 'nullable' | 'default' | 'readonly'; readonly innerType: z.ZodType }
  | { readonly type: 'array'; readonly element: z.ZodType }
  | { readonly type: 'record'; readonly valueType: z.ZodType }
  | { readonly type: 'object'; readonly shape: Shape }
  | { readonly type: 'union'; readonly options: readonly z.ZodType[] }
  | { readonly type: 'pipe'; readonly in: z.ZodType; readonly out: z.ZodType }
  | { readonly type: 'other' }

/**
 * A schema as a version has it: itself, where nothing in it is marked otherwise. Only what differs is made anew, and
 * keeps its checks and its description.
 */
export const schemaAt = <T extends z.ZodType>(schema: T, version: ApiVersion): T => {
  const at = (it: z.ZodType): z.ZodType => schemaAt(it, version)
  const older = readAt(marks.get(schema)?.was, version)
  if (older !== undefined) return at(older) as T
  const def = schema.def as unknown as Definition
  const remade = (parts: object): T => schema.clone({ ...def, ...parts } as never, { parent: true })
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly': {
      const innerType = at(def.innerType)
      return innerType === def.innerType ? schema : remade({ innerType })
    }
    case 'array': {
      const element = at(def.element)
      return element === def.element ? schema : remade({ element })
    }
    case 'record': {
      const valueType = at(def.valueType)
      return valueType === def.valueType ? schema : remade({ valueType })
    }
    case 'union': {
      const options = def.options.map(at)
      return options.every((one, place) => one === def.options[place]) ? schema : remade({ options })
    }
    case 'pipe': {
      const [into, out] = [at(def.in), at(def.out)]
      return into === def.in && out === def.out ? schema : remade({ in: into, out })
    }
    case 'object':
      return objectAt(schema, def.shape, version, remade)
    default:
      return schema
  }
}

const objectAt = <T extends z.ZodType>(
  schema: T,
  members: Shape,
  version: ApiVersion,
  remade: (parts: object) => T,
): T => {
  const all = Object.entries(members)
  const left = all.filter(([, member]) => isThere(marks.get(member) ?? {}, version))
  const shape = Object.fromEntries(left.map(([name, member]) => [name, schemaAt(member, version)]))
  if (left.length === all.length && all.every(([name, member]) => shape[name] === member)) return schema
  const cut = remade({ shape })
  const filled = Object.fromEntries(
    all.flatMap(([name, member]) => {
      const { before } = marks.get(member) ?? {}
      return name in shape || before === undefined ? [] : [[name, before]]
    }),
  )
  if (Object.keys(filled).length === 0) return cut
  return cut.transform(given => ({ ...(given as object), ...filled })) as unknown as T
}
