import type { Client } from '../client.ts'
import type { Session } from '../session.ts'
import { type SignInWithSeal, signInWithSeal } from './sign-in-with-seal.ts'

export type SignInWithCertificate = SignInWithSeal

/**
 * Signs in with a KSeF certificate of type Authentication: `enrollCertificate` gets one. It proves who signs as the seal or
 * signature did that it was asked for with, and stays good when that has ended.
 * @throws as `signInWithSeal`; a Refusal (21115) for one of type Offline, SignInFailed (460) for one that was revoked.
 */
export const signInWithCertificate = (client: Client, input: SignInWithCertificate): Promise<Session> =>
  signInWithSeal(client, input)
