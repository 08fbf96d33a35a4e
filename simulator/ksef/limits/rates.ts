import type { Operations } from '../../../contracts/ksef/operations.ts'
import { addressLimits, rateGroups } from '../../../contracts/ksef/rate-limits.ts'
import { contextKey } from '../../store/store.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'

export const rates: Handler<Operations['limits']['rates']> = async (_input, { caller, store }) => ({
  ...((await store.rateLimits.get(contextKey(contextOf(caller))))?.limits ?? rateGroups),
  ...addressLimits,
})
