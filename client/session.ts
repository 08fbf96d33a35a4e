import type * as z from 'zod'
import type { redeem } from '../contracts/ksef/auth/redeem.ts'
import { type Client, createClient } from './client.ts'
import type { Connection } from './connection.ts'
import { keepFresh } from './keep-fresh.ts'

/** A client that is signed in. It refreshes its access token by itself, a minute before it expires. */
export type Session = Client & {
  /** Of the sign-in: what `authSessions.list` shows the session under. */
  readonly referenceNumber: string
  /** The access token, good for another minute. */
  accessToken(): Promise<string>
  /** Lives for seven days and is never renewed. */
  readonly refreshToken: string
  /** Revokes the session: no more refreshes. The access token that is out lives until it expires. */
  close(): Promise<void>
}

export interface SignedIn {
  readonly referenceNumber: string
  /** When the sign-in was sent, in milliseconds by the client's clock: the tokens' lives begin there. */
  readonly startedAt: number
  readonly tokens: z.output<typeof redeem.success.body>
}

/** Makes the session of a sign-in from the tokens that it gave. */
export const openSession = (
  { authenticationToken: _, ...connection }: Connection,
  { referenceNumber, startedAt, tokens }: SignedIn,
): Session => {
  const refreshToken = tokens.refreshToken.token
  // Without an access token: what takes either goes with the refresh token, which needs no refresh itself.
  const refresher = createClient({ ...connection, accessToken: undefined, refreshToken })
  const refresh = async () => (await refresher.auth.refresh()).accessToken
  const accessToken = keepFresh(tokens.accessToken, startedAt, refresh, connection.clock)
  return {
    ...createClient({ ...connection, accessToken, refreshToken }),
    referenceNumber,
    accessToken,
    refreshToken,
    close: () => refresher.authSessions.revokeCurrent(),
  }
}
