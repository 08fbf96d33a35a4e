import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'

/** Since 2.5.0 the same as TEST's own (rate-limits-027). */
export const setProductionRateLimits: Handler<Operations['testdata']['setProductionRateLimits']> = async (
  _input,
  { caller, store, contract },
) => {
  await store.rateLimits.put({ context: contextOf(caller), limits: contract.rateGroups })
}
