import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { Description, PersonDetails } from './details.ts'
import { PermissionId } from './grants.ts'
import { Authorized, Context, GivenContext } from './identifiers.ts'
import { newestFirst, PageQuery } from './lists.ts'

export const SubunitPermission = whenAsked(() =>
  z.object({
    id: PermissionId(),
    authorizedIdentifier: Authorized(),
    subunitIdentifier: Context(),
    authorIdentifier: Authorized(),
    permissionScope: z.enum(['CredentialsManage']),
    description: Description(),
    subjectPersonDetails: PersonDetails().nullish(),
    subunitName: z.string().min(5).max(256).nullish(),
    startDate: Timestamp(),
  }),
)
export type SubunitPermission = z.infer<ReturnType<typeof SubunitPermission>>

/** The administrators of units and members, as the parent made them. */
export const querySubunits = operation({
  method: 'POST',
  path: '/permissions/query/subunits/grants',
  summary: 'Query subunit administrator permissions',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead', 'SubunitManage'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  get body() {
    return z.object({ subunitIdentifier: GivenContext().nullish() })
  },
  success: {
    status: 200,
    get body() {
      return z.object({ permissions: z.array(SubunitPermission()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
