import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { defaultCollectiveIdentifierLimits, defaultSessionLimits } from '../../../contracts/ksef/limits/context.ts'
import type { SessionLimitsRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'

const defaults: Omit<SessionLimitsRecord, 'context'> = {
  onlineSession: defaultSessionLimits,
  batchSession: defaultSessionLimits,
  collectiveIdentifier: defaultCollectiveIdentifierLimits,
}

/** The session limits in force in a context. */
export const sessionLimitsOf = async (
  context: ContextIdentifier,
  store: ReadableStore,
): Promise<Omit<SessionLimitsRecord, 'context'>> => {
  const own = await store.sessionLimits.get(contextKey(context))
  if (own === undefined) return defaults
  const { onlineSession, batchSession, collectiveIdentifier } = own
  return { onlineSession, batchSession, collectiveIdentifier }
}
