import type { Session } from '../../../client/index.ts'
import type { KsefTokenRecord } from '../records.ts'
import type { Run } from './run.ts'
import { signInWith } from './sign-in.ts'
import { activate, changeToken, deactivate } from './standing.ts'
import { SHORTEST_PAUSE } from './trouble.ts'

const isAskedTooSoon = ({ signIn }: KsefTokenRecord, { hurried, runtime }: Run): boolean =>
  signIn !== undefined && !hurried && runtime.now() < signIn.askedAt + SHORTEST_PAUSE

/**
 * A-Cube's own log-in to KSeF with a token; what KSeF says of the token counts for its entity. Undefined while the
 * sign-in is under way, when it is refused, and when the token was dropped meanwhile.
 */
export const logIn = async (token: KsefTokenRecord, run: Run): Promise<Session | undefined> => {
  const { client, report, runtime, sessions, tables } = run
  const known = sessions.get(token.uuid)
  if (known !== undefined) return known
  if (isAskedTooSoon(token, run)) return undefined
  const keep = (signIn: KsefTokenRecord['signIn']) => tables.write(store => changeToken(token.uuid, { signIn }, store))
  const result = await signInWith(client, token.text, token.signIn).catch(async error => {
    // A sign-in that KSeF has lost is begun anew.
    if (token.signIn !== undefined) await keep(undefined)
    throw error
  })
  if ('underWay' in result) {
    await keep(result.underWay)
    return undefined
  }
  const proved = 'session' in result
  const outcome = await tables.write(store =>
    proved ? activate(token.uuid, store, runtime) : deactivate(token.uuid, result.refused, store, runtime),
  )
  if (outcome === 'changed') report[proved ? 'activated' : 'deactivated']++
  if (!proved || outcome === 'dropped') return undefined
  sessions.set(token.uuid, result.session)
  return result.session
}
