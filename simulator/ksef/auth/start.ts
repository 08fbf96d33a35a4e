import type { AuthenticationStatus } from '../../../contracts/ksef/statuses.ts'
import { personOf, rightsOf } from '../access/rights-of.ts'
import { fatedEnd, fatedEnding } from '../fate.ts'
import type { Environment, Situation } from '../handler.ts'
import type { Ending } from '../outcome.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { AuthenticationRecord } from '../records.ts'
import { contextKey, type ReadableStore, type Store } from '../tables.ts'
import { why } from './explanations.ts'
import { issueAuthenticationToken } from './issue-tokens.ts'
import { whyNoRights } from './why-no-rights.ts'

export type AuthenticationEnding = Ending<AuthenticationStatus>

/** Who is to be signed in, where, and by what. */
export type Beginning = Pick<
  AuthenticationRecord,
  'method' | 'context' | 'subject' | 'tokenReference' | 'documentHash' | 'allowedIps'
>

/**
 * Why someone whose proof holds is kept out all the same, or undefined. The order of the three is assumed.
 */
export const keptOut = async (
  { context, subject, tokenReference }: Beginning,
  store: ReadableStore,
  { now, runtime }: Pick<Situation, 'now' | 'runtime'>,
): Promise<AuthenticationEnding | undefined> => {
  if ((await store.blockedContexts.get(contextKey(context))) !== undefined)
    return {
      outcome: 'blocked',
      explanation: why('contextWasBlocked', { context: contextKey(context) }),
    }
  const identifier = subject?.identifier
  const who = identifier === undefined ? why('nobodyKnown') : contextKey(identifier)
  if ((await personOf(identifier, store))?.isDeceased)
    return {
      outcome: 'deceased',
      explanation: why('belongsToDeceased', { identifier: who }),
    }
  // Of a KSeF token its author is asked: with any right left of theirs it gets in, whatever it was made for.
  const { permissions } = await rightsOf({ context, subject }, store, now)
  if (permissions.length > 0) return undefined
  if (identifier === undefined)
    return { outcome: 'noPermissions', explanation: why('noRights', { identifier: who, context: contextKey(context) }) }
  const delay = runtime.delays.grant
  const explanation = await whyNoRights(identifier, context, tokenReference, { store, now, delay })
  return { outcome: 'noPermissions', explanation }
}

/** Takes a sign-in in: 202, and the outcome is read from the status. */
export const startAuthentication = async (
  beginning: Beginning,
  ending: AuthenticationEnding,
  planned: number,
  store: Store,
  situation: Environment & Pick<Situation, 'now' | 'fate'>,
) => {
  const { now, runtime, fate } = situation
  const { outcome, explanation, values } = fatedEnding<AuthenticationStatus>(fate) ?? ending
  const settlesAt = fatedEnd(planned, fate, now)
  const referenceNumber = newReferenceNumber('AU', runtime, now)
  const record = { referenceNumber, startedAt: now, settlesAt, outcome, explanation, values, ...beginning }
  await store.authentications.put(record)
  return { referenceNumber, authenticationToken: issueAuthenticationToken(referenceNumber, now, situation) }
}
