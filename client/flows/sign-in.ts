import type { AuthenticationStarted } from '../../contracts/ksef/auth/authentication.ts'
import { createClient } from '../client.ts'
import type { Connection } from '../connection.ts'
import { type Patience, poll } from '../poll.ts'
import { openSession, type Session } from '../session.ts'
import { watchExplanations } from '../watch-explanations.ts'
import { SignInFailed } from './sign-in-failed.ts'

const IN_PROGRESS = 100
const SUCCEEDED = 200

/** What every sign-in comes to: it is sent, KSeF takes it in, its outcome is waited for, its tokens are taken. */
export const signIn = async (
  connection: Connection,
  send: () => Promise<AuthenticationStarted>,
  patience?: Patience,
): Promise<Session> => {
  const startedAt = connection.clock.now()
  const { referenceNumber, authenticationToken } = await send()
  const watched = watchExplanations(connection)
  const { auth } = createClient({ ...watched.connection, authenticationToken: authenticationToken.token })
  const { status } = await poll(
    `Sign-in ${referenceNumber}`,
    () => auth.status({ params: { referenceNumber } }),
    seen => seen.status.code !== IN_PROGRESS,
    connection.clock,
    patience,
  )
  if (status.code !== SUCCEEDED) throw new SignInFailed(referenceNumber, status, watched.last())
  return openSession(connection, { referenceNumber, startedAt, tokens: await auth.redeem() })
}
