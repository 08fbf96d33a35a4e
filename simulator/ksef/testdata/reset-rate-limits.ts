import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import { forgetRequests } from '../access/limiter.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'

export const resetRateLimits: Handler<Operations['testdata']['resetRateLimits']> = async (
  _input,
  { caller, store },
) => {
  const context = contextKey(contextOf(caller))
  await store.rateLimits.delete(context)
  await forgetRequests(context, store)
}
