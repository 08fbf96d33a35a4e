import { ITEMS_A_PAGE } from '../../contracts/acube/formats.ts'

/** A page of a list, shown. @param page from 1. */
export const pageOf = async <R, Shown>(
  records: readonly R[],
  page: number,
  show: (record: R) => Promise<Shown> | Shown,
): Promise<{ items: readonly Shown[]; total: number }> => {
  const start = (page - 1) * ITEMS_A_PAGE
  const shown = await Promise.all(records.slice(start, start + ITEMS_A_PAGE).map(show))
  return { items: shown, total: records.length }
}
