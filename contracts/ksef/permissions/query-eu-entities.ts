import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp, vatUePattern } from '../formats.ts'
import { EuPermission } from '../permission-names.ts'
import { Description, EntityByFingerprintDetails, EuEntityDetails, PersonByFingerprintDetails } from './details.ts'
import { PermissionId } from './grants.ts'
import { Authorized } from './identifiers.ts'
import { newestFirst, PageQuery } from './lists.ts'

export const EuEntityPermission = whenAsked(() =>
  z.object({
    id: PermissionId(),
    authorIdentifier: Authorized(),
    /** Without the NIP. */
    vatUeIdentifier: z.string(),
    euEntityName: z.string().min(5).max(256),
    authorizedFingerprintIdentifier: z.string().length(64),
    permissionScope: EuPermission,
    description: Description(),
    subjectPersonDetails: PersonByFingerprintDetails().nullish(),
    subjectEntityDetails: EntityByFingerprintDetails().nullish(),
    euEntityDetails: EuEntityDetails().nullish(),
    startDate: Timestamp(),
  }),
)
export type EuEntityPermission = z.infer<ReturnType<typeof EuEntityPermission>>

/** The administrators and representatives of EU entities. */
export const queryEuEntities = operation({
  method: 'POST',
  path: '/permissions/query/eu-entities/grants',
  summary: 'Query EU entity administrator and representative permissions',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead', 'VatUeManage'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  get body() {
    return z.object({
      vatUeIdentifier: z.string().regex(vatUePattern).nullish(),
      /** Part of it. */
      authorizedFingerprintIdentifier: z.string().max(unstated.text).nullish(),
      permissionTypes: z.array(EuPermission).max(unstated.items).nullish(),
    })
  },
  success: {
    status: 200,
    get body() {
      return z.object({ permissions: z.array(EuEntityPermission()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
