import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { whenAsked } from '../../when-asked.ts'
import { readTimestamp, Timestamp } from '../formats.ts'
import { ContextIdentifierType, SubjectIdentifierType, wellFormed } from '../identifiers.ts'

/** Shapes that the operations of test data share. They exist on KSeF's test environments only. */

export const Description = whenAsked(() => z.string().min(5).max(256))

export const CreatedDate = whenAsked(() =>
  Timestamp()
    .refine(text => readTimestamp(text) !== undefined, { params: { unreadable: true } })
    .meta({ format: 'date-time' })
    .nullish(),
)

/** Whose rights in which context. */
export const GrantScope = whenAsked(() =>
  z.object({
    contextIdentifier: wellFormed(z.object({ type: z.enum(['Nip']), value: z.string().min(10).max(10) })),
    authorizedIdentifier: wellFormed(z.object({ type: SubjectIdentifierType, value: z.string().min(10).max(64) })),
  }),
)

/** The official document lets it be left out; without it there is nothing to block. */
export const ContextToBlock = whenAsked(() =>
  z
    .object({
      contextIdentifier: wellFormed(
        z.object({ value: z.string().max(unstated.text), type: ContextIdentifierType }),
      ).nullish(),
    })
    .refine(body => body.contextIdentifier != null, { path: ['contextIdentifier'], params: { empty: true } }),
)
