import { defaultSessionLimits } from '../../contracts/limits/context.ts'
import type { Operations } from '../../contracts/operations.ts'
import type { Handler } from '../handler.ts'

export const context: Handler<Operations['limits']['context']> = async () => ({
  onlineSession: defaultSessionLimits,
  batchSession: defaultSessionLimits,
})
