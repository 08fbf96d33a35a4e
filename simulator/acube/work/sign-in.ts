import { createClient } from '../../../client/client.ts'
import { SignInFailed } from '../../../client/flows/sign-in-failed.ts'
import { tokenSignInBody } from '../../../client/flows/sign-in-with-token.ts'
import type { Client, Session } from '../../../client/index.ts'
import { openSession } from '../../../client/session.ts'
import type { SignInUnderWay } from '../records.ts'

/** A sign-in's outcome, or where it has got to: KSeF may take its time, and nobody waits for it. */
export type SignIn =
  | { readonly session: Session }
  | { readonly underWay: SignInUnderWay }
  /** In KSeF's words. */
  | { readonly refused: string }

const IN_PROGRESS = 100
const SUCCEEDED = 200
/** Faults of KSeF's own: they say nothing of the token. */
const ksefAtFault: readonly number[] = [500, 550]

const begin = async (client: Client, token: string): Promise<SignInUnderWay> => {
  const startedAt = client.connection.clock.now()
  const body = await tokenSignInBody(client, { token })
  const { referenceNumber, authenticationToken } = await client.auth.ksefToken({ body })
  return { referenceNumber, authenticationToken: authenticationToken.token, startedAt, askedAt: startedAt }
}

/**
 * Signs in with a KSeF token, as far as it goes without waiting; given back what is under way, it goes on from there.
 * @throws what the client throws when KSeF cannot be reached, or fails.
 */
export const signInWith = async (client: Client, token: string, before?: SignInUnderWay): Promise<SignIn> => {
  const underWay = before ?? (await begin(client, token))
  const { referenceNumber, authenticationToken, startedAt } = underWay
  const { auth } = createClient({ ...client.connection, authenticationToken })
  const { status } = await auth.status({ params: { referenceNumber } })
  if (status.code === IN_PROGRESS) return { underWay: { ...underWay, askedAt: client.connection.clock.now() } }
  const words = `${status.code}: ${[status.description, ...(status.details ?? [])].join(' - ')}`
  if (ksefAtFault.includes(status.code)) throw new SignInFailed(referenceNumber, status)
  if (status.code !== SUCCEEDED) return { refused: words }
  return { session: openSession(client.connection, { referenceNumber, startedAt, tokens: await auth.redeem() }) }
}
