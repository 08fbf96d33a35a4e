import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { contextKey } from '../tables.ts'

/** Whether the context made it. */
export const madeBy = (context: ContextIdentifier, record: { readonly context: ContextIdentifier }): boolean =>
  contextKey(record.context) === contextKey(context)

/** Several lists, the newest first, as one; what stands in two of them stands in it once. */
export const merged = <R extends { readonly number: string; readonly createdAt: number }>(
  lists: readonly (readonly R[])[],
  size: number,
): readonly R[] =>
  [...new Map(lists.flat().map(record => [record.number, record])).values()]
    .sort((a, b) => b.createdAt - a.createdAt || (a.number < b.number ? 1 : -1))
    .slice(0, size)
