import type { Found } from './list.tsx'
import type { ListQuery } from './query.ts'

/** Lists whose pages KSeF numbers: `after` is the number of the page, from 0. */
export const pageAsked = ({ size, after = '0' }: ListQuery) => ({ pageSize: size, pageOffset: Number(after) })

const previousOf = (page: number): string | undefined => {
  if (page === 1) return ''
  return page > 1 ? String(page - 1) : undefined
}

/** @param rows of the page that was asked for. @param hasMore as KSeF says. */
export const pageFound = <Row>(rows: readonly Row[], hasMore: boolean, { after = '0' }: ListQuery): Found<Row> => {
  const page = Number(after)
  return {
    rows,
    previous: previousOf(page),
    next: hasMore ? String(page + 1) : undefined,
  }
}
