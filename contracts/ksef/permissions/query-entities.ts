import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { EntityPermission } from '../permission-names.ts'
import { Description } from './details.ts'
import { PermissionId } from './grants.ts'
import { Context, GivenContext } from './identifiers.ts'
import { newestFirst, PageQuery } from './lists.ts'

export const EntityPermissionItem = whenAsked(() =>
  z.object({
    id: PermissionId(),
    contextIdentifier: Context(),
    permissionScope: EntityPermission(),
    description: Description(),
    startDate: Timestamp(),
    canDelegate: z.boolean(),
  }),
)
export type EntityPermissionItem = z.infer<ReturnType<typeof EntityPermissionItem>>

/** What other firms let the context's firm do in theirs. */
export const queryEntities = operation({
  method: 'POST',
  path: '/permissions/query/entities/grants',
  summary: 'Query received invoice-handling permissions',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  get body() {
    return z.object({ contextIdentifier: GivenContext().nullish() })
  },
  success: {
    status: 200,
    get body() {
      return z.object({ permissions: z.array(EntityPermissionItem()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
