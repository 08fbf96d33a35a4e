import { each } from '../../store/each.ts'
import type { OutageRecord } from '../records.ts'
import { ksefTables, type ReadableStore } from '../tables.ts'

/** All of them, by their beginning. */
export const allOutages = async ({ outages }: ReadableStore): Promise<readonly OutageRecord[]> => {
  const found: OutageRecord[] = []
  for await (const outage of each(outages, ksefTables.outages, 'byBeginning', '')) found.push(outage)
  return found
}

export const isUnderWay = ({ from, to }: OutageRecord, now: number): boolean =>
  from <= now && (to === undefined || now < to)

/** The one under way that began last, of those that do `api` to KSeF. */
export const underWay = (
  outages: readonly OutageRecord[],
  now: number,
  isOf: (api: OutageRecord['api']) => boolean,
): OutageRecord | undefined => outages.findLast(it => isUnderWay(it, now) && isOf(it.api))
