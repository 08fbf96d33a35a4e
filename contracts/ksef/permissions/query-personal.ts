import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { since } from '../../versions.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { PersonPermission } from '../permission-names.ts'
import { Description, EntityDetails, PersonDetails } from './details.ts'
import { PermissionId } from './grants.ts'
import { Authorized, Context, GivenContext, GivenTarget, Target } from './identifiers.ts'
import { newestFirst, PageQuery, PermissionState } from './lists.ts'

export const PersonalPermissionScope = z.enum([...PersonPermission.options, 'VatUeManage'])

export const PersonalPermission = whenAsked(() =>
  z.object({
    id: PermissionId(),
    /** Where it works. */
    contextIdentifier: Context().nullish(),
    /** Where it is not the caller by whose identifier it was granted. */
    authorizedIdentifier: Authorized().nullish(),
    /** Of what was passed on. */
    targetIdentifier: Target().nullish(),
    permissionScope: PersonalPermissionScope,
    description: Description(),
    subjectPersonDetails: PersonDetails().nullish(),
    subjectEntityDetails: EntityDetails().nullish(),
    permissionState: PermissionState,
    startDate: Timestamp(),
    canDelegate: z.boolean(),
  }),
)
export type PersonalPermission = z.infer<ReturnType<typeof PersonalPermission>>

/** The caller's own permissions in the context, and those that reach others through it. */
export const queryPersonal = operation({
  method: 'POST',
  path: '/permissions/query/personal/grants',
  summary: 'Query own permissions',
  bearer: ['accessToken'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  get body() {
    return z.object({
      contextIdentifier: GivenContext().nullish(),
      targetIdentifier: GivenTarget().nullish(),
      permissionTypes: z.array(PersonalPermissionScope).max(unstated.items).nullish(),
      permissionState: PermissionState.nullish(),
    })
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        permissions: z.array(PersonalPermission()),
        ownerPermissions: since('2.9', z.array(PersonPermission).nullish()),
        hasMore: z.boolean(),
      })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
