import type { ContextIdentifier } from '../../contracts/ksef/identifiers.ts'
import type { AllowedIps } from '../allowed-ips.ts'
import type { Client } from '../client.ts'
import type { Patience } from '../poll.ts'
import type { Session } from '../session.ts'
import type { SigningIdentity } from '../xades/certificate.ts'
import { signIn } from './sign-in.ts'

interface SealOptions {
  /** Certificate and private key, both PEM: of a seal, a person or KSeF's own. */
  readonly identity: SigningIdentity
  /** How KSeF tells who signed: by the certificate's subject when not given, or by its fingerprint. */
  readonly subjectIdentifierType?: 'certificateSubject' | 'certificateFingerprint'
  /** From which addresses the session may be used; from anywhere when not given. */
  readonly allowedIps?: AllowedIps
  readonly patience?: Patience
}

/** For whom to work: a NIP, or a context of any kind. */
export type SignInWithSeal = SealOptions & ({ readonly nip: string } | { readonly context: ContextIdentifier })

const contextOf = (input: SignInWithSeal): ContextIdentifier =>
  'context' in input ? input.context : { type: 'Nip', value: input.nip }

/**
 * Signs in with a seal or a signature: writes the request for a fresh challenge, signs it (XAdES), sends it, waits for
 * the outcome and takes the tokens of access. Signing needs Node.
 * @throws SignInFailed when KSeF refuses the signer (415, 460 and others), a Refusal when it refuses the document,
 * WaitedTooLong at the deadline.
 */
export const signInWithSeal = async (client: Client, input: SignInWithSeal): Promise<Session> => {
  // Node's cryptography and an XML library: nobody else pays for them.
  const [{ authTokenRequest }, { sign }] = await Promise.all([
    import('../xades/auth-token-request.ts'),
    import('../xades/sign.ts'),
  ])
  const { identity, subjectIdentifierType, allowedIps } = input
  const { challenge, timestampMs } = await client.auth.challenge()
  const request = authTokenRequest({ challenge, context: contextOf(input), subjectIdentifierType, allowedIps })
  // KSeF's own time: a signature from the future is none, whatever our clock shows.
  const xml = sign(request, identity, { signingTime: new Date(timestampMs) })
  return signIn(client.connection, () => client.auth.xadesSignature({ xml }), input.patience)
}
