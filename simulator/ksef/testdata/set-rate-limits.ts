import type { Operations } from '../../../contracts/ksef/operations.ts'
import { overridableGroups } from '../../../contracts/ksef/rate-limits.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'

/** A group left out keeps its default. */
export const setRateLimits: Handler<Operations['testdata']['setRateLimits']> = async (
  { body },
  { caller, store, contract: { rateGroups } },
) => {
  const given = Object.fromEntries(overridableGroups.map(group => [group, body.rateLimits[group] ?? rateGroups[group]]))
  await store.rateLimits.put({ context: contextOf(caller), limits: { ...rateGroups, ...given } })
}
