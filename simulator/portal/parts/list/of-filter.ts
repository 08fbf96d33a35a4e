import { complainsOnlyOf, type Refused } from '../../refusal.ts'
import type { ListQuery, Shape } from './query.ts'

/** Whether KSeF complains of what the list is narrowed by. A complaint of members alone that nobody set is none of the filter. */
export const isOfFilter = ({ filter }: Shape, { values }: ListQuery, refused: Refused): boolean => {
  if (!refused.ofInput) return false
  const set = filter.filter(({ name }) => values[name] !== undefined)
  const unset = filter.filter(field => !set.includes(field)).flatMap(({ member }) => member ?? [])
  return set.length > 0 && !complainsOnlyOf(refused, unset)
}
