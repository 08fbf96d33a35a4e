import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'

export const resetRateLimits: Handler<Operations['testdata']['resetRateLimits']> = async (
  _input,
  { caller, store, limiter },
) => {
  const context = contextKey(contextOf(caller))
  await store.rateLimits.delete(context)
  limiter.forget(context)
}
