import type { Operations } from '../../../contracts/ksef/operations.ts'
import { rateGroups } from '../../../contracts/ksef/rate-limits.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'

/** Since 2.5.0 the same as TEST's own (rate-limits-027). */
export const setProductionRateLimits: Handler<Operations['testdata']['setProductionRateLimits']> = async (
  _input,
  { caller, store },
) => {
  await store.rateLimits.put({ context: contextOf(caller), limits: rateGroups })
}
