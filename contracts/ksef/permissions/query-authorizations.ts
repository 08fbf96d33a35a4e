import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { AuthorizationPermission } from '../permission-names.ts'
import { Description, EntityByIdentifierDetails } from './details.ts'
import { PermissionId } from './grants.ts'
import { Authorized, Firm, FirmOrProvider, GivenFirm, GivenFirmOrProvider } from './identifiers.ts'
import { newestFirst, PageQuery } from './lists.ts'

export const AuthorizationGrant = whenAsked(() =>
  z.object({
    id: PermissionId(),
    authorIdentifier: Authorized().nullish(),
    authorizedEntityIdentifier: FirmOrProvider(),
    authorizingEntityIdentifier: Firm(),
    authorizationScope: AuthorizationPermission,
    description: Description(),
    subjectEntityDetails: EntityByIdentifierDetails().nullish(),
    startDate: Timestamp(),
  }),
)
export type AuthorizationGrant = z.infer<ReturnType<typeof AuthorizationGrant>>

/** The authorizations that the context granted or received. */
export const queryAuthorizations = operation({
  method: 'POST',
  path: '/permissions/query/authorizations/grants',
  summary: 'Query entity authorizations',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead', 'PefInvoiceWrite'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  get body() {
    return z.object({
      authorizingIdentifier: GivenFirm().nullish(),
      authorizedIdentifier: GivenFirmOrProvider().nullish(),
      queryType: z.enum(['Granted', 'Received']),
      permissionTypes: z.array(AuthorizationPermission).max(unstated.items).nullish(),
    })
  },
  success: {
    status: 200,
    get body() {
      return z.object({ authorizationGrants: z.array(AuthorizationGrant()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
