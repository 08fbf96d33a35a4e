import { type Client, createClient, type Session, type SigningIdentity } from '../../client/index.ts'
import { openSession } from '../../client/session.ts'
import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'
import { lazily } from '../runtime/lazily.ts'
import { part } from '../runtime/parts.ts'
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
  /** Takes the tokens, once, whoever asks first; after a failure (too many calls, say) the next page may try again. */
  readonly finish: () => Promise<Session>
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

/** Node's cryptography and an XML library: only who signs pays for them. */
const signing = part(() =>
  Promise.all([import('../../client/xades/auth-token-request.ts'), import('../../client/xades/sign.ts')]),
)

/**
 * Signs a request for access and sends it. The wait for the outcome is the browser's, page by page.
 * @throws a Refusal when KSeF refuses the document.
 */
export const beginSignIn = async (visit: Visit, context: string, signer: Signer): Promise<StartedSignIn> => {
  const [{ authTokenRequest }, { sign }] = await signing()
  const { session, client, runtime } = visit
  const startedAt = runtime.now()
  const identity = await identityOf(session, signer, startedAt)
  const { challenge, timestampMs } = await client.auth.challenge()
  const { subjectIdentifierType } = identifierTypes[signer.type]
  const request = authTokenRequest({ challenge, context: { type: 'Nip', value: context }, subjectIdentifierType })
  const xml = sign(request, identity, { signingTime: new Date(timestampMs) })
  const { referenceNumber, authenticationToken } = await client.auth.xadesSignature({ xml })
  const signingIn = createClient({ ...client.connection, authenticationToken: authenticationToken.token })
  const finish = lazily(async () => {
    const tokens = await signingIn.auth.redeem()
    return openSession(client.connection, { referenceNumber, startedAt, tokens })
  })
  const started: StartedSignIn = { client: signingIn, context, signer, referenceNumber, startedAt, finish }
  putBounded(session.signIns, referenceNumber, started, keptSignIns)
  return started
}

/** How the sign-in stands: 100 under way, 200 succeeded, anything else refused. */
export const askSignIn = async ({ client, referenceNumber }: StartedSignIn): Promise<StatusInfo> =>
  (await client.auth.status({ params: { referenceNumber } })).status
