import type { Found } from './list.tsx'
import type { ListQuery } from './query.ts'

/** Lists whose pages KSeF numbers: `after` is the number of the page, from 0. */
export const pageAsked = ({ size, after = '0' }: ListQuery) => ({ pageSize: size, pageOffset: Number(after) })

/** @param rows of the page that was asked for. @param hasMore as KSeF says. */
export const pageFound = <Row>(rows: readonly Row[], hasMore: boolean, { after = '0' }: ListQuery): Found<Row> => {
  const page = Number(after)
  return {
    rows,
    previous: page > 1 ? String(page - 1) : undefined,
    next: hasMore ? String(page + 1) : undefined,
  }
}
