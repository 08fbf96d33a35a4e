import * as z from 'zod'

/** What a text means where a member is wanted: itself where text is taken, else what it says as JSON. Whether that fits is for others to say. */
export const readText = (schema: z.ZodType, text: string): unknown => {
  if (schema.safeParse(text).success) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The members of a declared body or query, by name. */
export const membersOf = (schema: z.ZodObject | undefined): readonly (readonly [string, z.ZodType])[] =>
  Object.entries((schema?.shape ?? {}) as Record<string, z.ZodType>)

/** The texts that a member may be, where it is one of a few. */
export const choicesOf = (schema: z.ZodType): readonly string[] | undefined => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return choicesOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String)
  if (schema instanceof z.ZodBoolean) return ['true', 'false']
  if (!(schema instanceof z.ZodUnion)) return undefined
  const parts = (schema.options as readonly z.ZodType[]).map(choicesOf)
  return parts.every(part => part !== undefined) ? parts.flat() : undefined
}
