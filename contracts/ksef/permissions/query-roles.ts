import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { Description } from './details.ts'
import { Firm } from './identifiers.ts'
import { newestFirst, PageQuery } from './lists.ts'

export const EntityRole = whenAsked(() =>
  z.object({
    parentEntityIdentifier: Firm().nullish(),
    role: z.enum([
      'CourtBailiff',
      'EnforcementAuthority',
      'LocalGovernmentUnit',
      'LocalGovernmentSubUnit',
      'VatGroupUnit',
      'VatGroupSubUnit',
    ]),
    description: Description(),
    startDate: Timestamp(),
  }),
)
export type EntityRole = z.infer<ReturnType<typeof EntityRole>>

/** The roles of the context's firm. */
export const queryRoles = operation({
  method: 'GET',
  path: '/permissions/query/entities/roles',
  summary: 'List roles of the current context entity',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  success: {
    status: 200,
    get body() {
      return z.object({ roles: z.array(EntityRole()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
