import type { Session } from '../../../client/index.ts'
import type { KsefTokenRecord } from '../records.ts'
import type { Run } from './run.ts'
import { signInWith } from './sign-in.ts'
import { activate, deactivate } from './standing.ts'

/** Stores what is under way, so that the next run goes on with it. */
const keep = (token: KsefTokenRecord, { engine }: Run): Promise<void> =>
  engine.transaction(async store => {
    // It may have been removed while KSeF was asked.
    if ((await store.tokens.get(token.uuid)) !== undefined) await store.tokens.put(token)
  })

/**
 * A-Cube's own log-in to KSeF with a token; what KSeF says of the token counts for its entity. Undefined while the
 * sign-in is under way and when it is refused.
 */
export const logIn = async (token: KsefTokenRecord, run: Run): Promise<Session | undefined> => {
  const { client, engine, report, runtime, sessions } = run
  const known = sessions.get(token.uuid)
  if (known !== undefined) return known
  const result = await signInWith(client, token.text, token.signIn).catch(async error => {
    // A sign-in that KSeF has lost is begun anew.
    if (token.signIn !== undefined) await keep({ ...token, signIn: undefined }, run)
    throw error
  })
  if ('underWay' in result) {
    await keep({ ...token, signIn: result.underWay }, run)
    return undefined
  }
  const proved = 'session' in result
  const changed = await engine.transaction(async store => {
    if ((await store.tokens.get(token.uuid)) === undefined) return false
    return proved ? activate(token, store, runtime) : deactivate(token, result.refused, store, runtime)
  })
  if (changed) report[proved ? 'activated' : 'deactivated']++
  if (!proved) return undefined
  sessions.set(token.uuid, result.session)
  return result.session
}
