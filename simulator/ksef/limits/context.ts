import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { sessionLimitsOf } from './session-limits.ts'

export const context: Handler<Operations['limits']['context']> = {
  read: (_input, { caller, store }) => sessionLimitsOf(contextOf(caller), store),
}
