import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'

export const rates: Handler<Operations['limits']['rates']> = {
  read: async (_input, { caller, store, contract }) => ({
    ...contract.rateGroups,
    // What was set before a group was known has none of it.
    ...(await store.rateLimits.get(contextKey(contextOf(caller))))?.limits,
    ...contract.addressLimits,
  }),
}
