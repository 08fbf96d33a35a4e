import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Timestamp } from '../formats.ts'
import { Description } from './details.ts'
import { Firm, GivenFirm } from './identifiers.ts'
import { newestFirst, PageQuery } from './lists.ts'

export const SubordinateRole = whenAsked(() =>
  z.object({
    subordinateEntityIdentifier: Firm(),
    role: z.enum(['LocalGovernmentSubUnit', 'VatGroupSubUnit']),
    description: Description(),
    startDate: Timestamp(),
  }),
)
export type SubordinateRole = z.infer<ReturnType<typeof SubordinateRole>>

/** The members of the context's group. */
export const querySubordinates = operation({
  method: 'POST',
  path: '/permissions/query/subordinate-entities/roles',
  summary: 'List subordinate entities',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead', 'SubunitManage'],
  limits: 'other',
  get query() {
    return PageQuery()
  },
  get body() {
    return z.object({ subordinateEntityIdentifier: GivenFirm().nullish() })
  },
  success: {
    status: 200,
    get body() {
      return z.object({ roles: z.array(SubordinateRole()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
