import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { PersonPermission } from '../permission-names.ts'
import { Description, EntityDetails, PersonDetails } from './details.ts'
import { PermissionId } from './grants.ts'
import {
  Authorized,
  AuthorOrSystem,
  Context,
  GivenAuthor,
  GivenContext,
  GivenSubject,
  GivenTarget,
  Target,
} from './identifiers.ts'
import { newestFirst, PageQuery, PermissionState } from './lists.ts'

export const PersonPermissionItem = whenAsked(() =>
  z.object({
    id: PermissionId(),
    authorizedIdentifier: Authorized(),
    /** The unit that its subject administers. */
    contextIdentifier: Context().nullish(),
    targetIdentifier: Target().nullish(),
    authorIdentifier: AuthorOrSystem(),
    permissionScope: PersonPermission,
    description: Description(),
    subjectPersonDetails: PersonDetails().nullish(),
    subjectEntityDetails: EntityDetails().nullish(),
    permissionState: PermissionState,
    startDate: Timestamp(),
    canDelegate: z.boolean(),
  }),
)
export type PersonPermissionItem = z.infer<ReturnType<typeof PersonPermissionItem>>

/** Who may work in the context, or who was granted something from it. */
export const queryPersons = operation({
  method: 'POST',
  path: '/permissions/query/persons/grants',
  summary: 'Query permissions granted to persons or entities',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead', 'SubunitManage'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  get body() {
    return z.object({
      authorIdentifier: GivenAuthor().nullish(),
      authorizedIdentifier: GivenSubject().nullish(),
      contextIdentifier: GivenContext().nullish(),
      targetIdentifier: GivenTarget().nullish(),
      permissionTypes: z.array(PersonPermission).max(unstated.items).nullish(),
      permissionState: PermissionState.nullish(),
      queryType: z.enum(['PermissionsInCurrentContext', 'PermissionsGrantedInCurrentContext']),
    })
  },
  success: {
    status: 200,
    get body() {
      return z.object({ permissions: z.array(PersonPermissionItem()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
