import type { ContextIdentifier } from '../../contracts/identifiers.ts'
import { defaultSessionLimits } from '../../contracts/limits/context.ts'
import type { SessionLimits } from '../store/records.ts'
import { contextKey, type ReadableStore } from '../store/store.ts'

/** The session limits in force in a context. */
export const sessionLimitsOf = async (
  context: ContextIdentifier,
  store: ReadableStore,
): Promise<{ readonly onlineSession: SessionLimits; readonly batchSession: SessionLimits }> => {
  const { onlineSession = defaultSessionLimits, batchSession = defaultSessionLimits } =
    (await store.sessionLimits.get(contextKey(context))) ?? {}
  return { onlineSession, batchSession }
}
