import type { Operations } from '../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextOf } from '../http/caller.ts'
import { contextKey } from '../store/store.ts'

export const resetSessionLimits: Handler<Operations['testdata']['resetSessionLimits']> = async (
  _input,
  { caller, store },
) => {
  await store.sessionLimits.delete(contextKey(contextOf(caller)))
}
