import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { ContextIdentifierType, SubjectIdentifierType } from '../identifiers.ts'
import { TokenPermission } from '../permission-names.ts'
import { TokenStatus } from '../statuses.ts'

/** What is shown of a KSeF token: everything but its secret. */
export const Token = whenAsked(() =>
  z.object({
    referenceNumber: z.string().length(36),
    authorIdentifier: z.object({ type: SubjectIdentifierType, value: z.string() }),
    contextIdentifier: z.object({ type: ContextIdentifierType, value: z.string() }),
    description: z.string().min(5).max(256),
    requestedPermissions: z.array(TokenPermission),
    dateCreated: Timestamp(),
    lastUseDate: Timestamp().nullish(),
    status: TokenStatus,
    statusDetails: z.array(z.string()).nullish(),
  }),
)
export type Token = z.infer<ReturnType<typeof Token>>
