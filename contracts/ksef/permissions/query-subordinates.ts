import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Timestamp } from '../formats.ts'
import { Description } from './details.ts'
import { Firm, GivenFirm } from './identifiers.ts'
import { newestFirst, PageQuery } from './lists.ts'

export const SubordinateRole = z.object({
  subordinateEntityIdentifier: Firm,
  role: z.enum(['LocalGovernmentSubUnit', 'VatGroupSubUnit']),
  description: Description,
  startDate: Timestamp,
})
export type SubordinateRole = z.infer<typeof SubordinateRole>

/** The members of the context's group. */
export const querySubordinates = operation({
  method: 'POST',
  path: '/permissions/query/subordinate-entities/roles',
  summary: 'List subordinate entities',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead', 'SubunitManage'],
  limits: 'other',
  query: PageQuery,
  body: z.object({ subordinateEntityIdentifier: GivenFirm.nullish() }),
  success: {
    status: 200,
    body: z.object({ roles: z.array(SubordinateRole), hasMore: z.boolean() }),
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: newestFirst,
})
