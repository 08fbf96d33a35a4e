import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { Int32 } from '../formats.ts'
import { pageSize } from '../paging.ts'

/** What the lists of permissions have in common. */

/** `pageOffset`: the number of the page, from 0. */
export const PageQuery = whenAsked(() =>
  z.object({
    pageOffset: Int32().min(0).default(0).meta({ format: 'int32' }),
    pageSize: pageSize(100),
  }),
)

export const newestFirst = [
  { field: 'startDate', direction: 'Desc' },
  { field: 'id', direction: 'Asc' },
] as const

export const PermissionState = z.enum(['Active', 'Inactive'])
export type PermissionState = z.infer<typeof PermissionState>
