import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'

export const resetSessionLimits: Handler<Operations['testdata']['resetSessionLimits']> = async (
  _input,
  { caller, store },
) => {
  await store.sessionLimits.delete(contextKey(contextOf(caller)))
}
