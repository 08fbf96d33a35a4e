import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { whenAsked } from '../../when-asked.ts'

/** What grants and revocations have in common: asynchronous work with a number (permissions-grant-077). */
export const Started = whenAsked(() => z.object({ referenceNumber: z.string().length(36) }))
/** A list of which nothing may be said twice; that it may not be empty, and the sentence, are assumed. */
export const once = <T extends z.ZodType>(item: T, nameOf: (item: z.output<T>) => string) =>
  z
    .array(item)
    .max(unstated.items)
    .refine(items => items.length > 0, { params: { empty: true } })
    .refine(items => new Set(items.map(nameOf)).size === items.length, {
      error: "'permissions' must not contain duplicates.",
    })

export const PermissionId = whenAsked(() => z.string().length(36))
