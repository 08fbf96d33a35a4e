import type { Operations } from '../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextOf } from '../http/caller.ts'

export const setSessionLimits: Handler<Operations['testdata']['setSessionLimits']> = async (
  { body },
  { caller, store },
) => {
  await store.sessionLimits.put({ context: contextOf(caller), ...body })
}
