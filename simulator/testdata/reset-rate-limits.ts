import type { Operations } from '../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextOf } from '../http/caller.ts'
import { contextKey } from '../store/store.ts'

export const resetRateLimits: Handler<Operations['testdata']['resetRateLimits']> = async (
  _input,
  { caller, store, limiter },
) => {
  const context = contextKey(contextOf(caller))
  await store.rateLimits.delete(context)
  limiter.forget(context)
}
