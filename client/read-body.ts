import type * as z from 'zod'

/** A later version may add values to an enum: an answer that differs in those alone is taken as it is. */
export const readBody = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  if (result.error.issues.every(({ code }) => code === 'invalid_value')) return body as T
  throw result.error
}
