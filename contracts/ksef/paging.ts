import * as z from 'zod'
import { unstated } from '../bounds.ts'
import { whenAsked } from '../when-asked.ts'
import { Int32 } from './formats.ts'

/** Number of records on a page: `min`–`max`, 10 when not given. */
export const pageSize = (max: number, min = 10) => Int32().min(min).max(max).default(10).meta({ format: 'int32' })

/** The request header that asks for the next page; absent or empty for the first (auth-sessions-018). */
export const ContinuationToken = whenAsked(() =>
  z.object({ 'x-continuation-token': z.string().max(unstated.header).optional() }),
)
