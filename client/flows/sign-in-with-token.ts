import type { ContextIdentifier } from '../../contracts/ksef/identifiers.ts'
import type { AllowedIps } from '../allowed-ips.ts'
import type { Client } from '../client.ts'
import { contextOfToken } from '../context-of-token.ts'
import { encryptToken } from '../encrypt-token.ts'
import { keyFor } from '../key-for.ts'
import type { Patience } from '../poll.ts'
import type { Session } from '../session.ts'
import { signIn } from './sign-in.ts'

export interface SignInWithToken {
  /** The whole text of the KSeF token: `…-EC-…|nip-…|…`. */
  readonly token: string
  /** For whom to work; the token's own context when not given. */
  readonly context?: ContextIdentifier
  /** From which addresses the session may be used; from anywhere when not given. */
  readonly allowedIps?: AllowedIps
  readonly patience?: Patience
}

/**
 * Signs in with a KSeF token: encrypts it with KSeF's key and the time of a fresh challenge, sends it, waits for the
 * outcome and takes the tokens of access.
 * @throws SignInFailed when KSeF refuses the token (450 and others), a Refusal when it refuses the request,
 * WaitedTooLong at the deadline, a TypeError when the context is neither given nor in the token's text.
 */
export const signInWithToken = async (client: Client, input: SignInWithToken): Promise<Session> => {
  const body = await tokenSignInBody(client, input)
  return signIn(client.connection, () => client.auth.ksefToken({ body }), input.patience)
}

/** What `POST /auth/ksef-token` takes: the token, encrypted for a fresh challenge. */
export const tokenSignInBody = async (client: Client, input: Omit<SignInWithToken, 'patience'>) => {
  const { token, allowedIps } = input
  const contextIdentifier = input.context ?? contextOfToken(token)
  if (!contextIdentifier) throw new TypeError("The token's text names no context: give `context`.")
  const [keys, { challenge, timestampMs }] = await Promise.all([client.publicKeys.list(), client.auth.challenge()])
  const { certificate, publicKeyId } = keyFor(keys, 'KsefTokenEncryption', timestampMs)
  const encryptedToken = await encryptToken(token, timestampMs, certificate)
  const authorizationPolicy = allowedIps && { allowedIps }
  return { challenge, contextIdentifier, encryptedToken, publicKeyId, authorizationPolicy }
}
