import type * as z from 'zod'
import { type Client, createClient, type Session, type SigningIdentity } from '../../client/index.ts'
import { openSession } from '../../client/session.ts'
import type { StatusInfo } from '../../contracts/auth/authentication.ts'
import { putBounded } from './bounded.ts'
import { identifierTypes, type Signer } from './identifier-types.ts'
import type { PortalSession } from './session.ts'
import type { Visit } from './visit.ts'

/** A sign-in that KSeF has taken in and not yet decided. */
export interface StartedSignIn {
  /** Holds the authentication token. */
  readonly client: Client
  readonly context: string
  readonly signer: Signer
  readonly referenceNumber: string
  readonly startedAt: number
  /** The tokens are taken once, whoever asks first. */
  finished?: Promise<Session>
}

const keptIdentities = 8
const keptSignIns = 5

/** The certificate of a signer, made once for a browser: what was granted to its fingerprint stays good. */
const identityOf = async (session: PortalSession, signer: Signer, now: number): Promise<SigningIdentity> => {
  const key = `${signer.type} ${signer.value}`
  const known = session.identities.get(key)
  const identity = known ?? (await identifierTypes[signer.type].make(signer.value, new Date(now - 60_000)))
  putBounded(session.identities, key, identity, keptIdentities)
  return identity
}

/**
 * Signs a request for access and sends it. The wait for the outcome is the browser's, page by page.
 * @throws a Refusal when KSeF refuses the document.
 */
export const beginSignIn = async (visit: Visit, context: string, signer: Signer): Promise<StartedSignIn> => {
  // Node's cryptography and an XML library: only who signs pays for them.
  const [{ authTokenRequest }, { sign }] = await Promise.all([
    import('../../client/xades/auth-token-request.ts'),
    import('../../client/xades/sign.ts'),
  ])
  const { session, client, runtime } = visit
  const startedAt = runtime.now()
  const identity = await identityOf(session, signer, startedAt)
  const { challenge, timestampMs } = await client.auth.challenge()
  const { subjectIdentifierType } = identifierTypes[signer.type]
  const request = authTokenRequest({ challenge, context: { type: 'Nip', value: context }, subjectIdentifierType })
  const xml = sign(request, identity, { signingTime: new Date(timestampMs) })
  const { referenceNumber, authenticationToken } = await client.auth.xadesSignature({ xml })
  const started: StartedSignIn = {
    client: createClient({ ...client.connection, authenticationToken: authenticationToken.token }),
    context,
    signer,
    referenceNumber,
    startedAt,
  }
  putBounded(session.signIns, referenceNumber, started, keptSignIns)
  return started
}

/** How the sign-in stands: 100 under way, 200 succeeded, anything else refused. */
export const askSignIn = async ({ client, referenceNumber }: StartedSignIn): Promise<z.output<typeof StatusInfo>> =>
  (await client.auth.status({ params: { referenceNumber } })).status

/** Takes the tokens of a sign-in that succeeded. */
export const finishSignIn = (started: StartedSignIn): Promise<Session> => {
  const { client, referenceNumber, startedAt } = started
  started.finished ??= client.auth
    .redeem()
    .then(tokens => openSession(client.connection, { referenceNumber, startedAt, tokens }))
    .catch(error => {
      // Too many calls, say: the next page may try again.
      started.finished = undefined
      throw error
    })
  return started.finished
}
