import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'

export const setSessionLimits: Handler<Operations['testdata']['setSessionLimits']> = async (
  { body },
  { caller, store },
) => {
  await store.sessionLimits.put({ context: contextOf(caller), ...body })
}
