import { strict as assert } from 'node:assert'
import type { Output } from '../operation.ts'
import type { Identity, Target } from '../suite.ts'
import { claimsOf } from '../suite-answers.ts'
import type { Calls } from './calls.ts'
import { makeNip, makePesel } from './formats.ts'
import type { ContextIdentifier, SubjectIdentifier } from './identifiers.ts'
import type { Operations } from './operations.ts'
import type { TokenPermission } from './permission-names.ts'

/** How cases get to where they start: only through the API, with identifiers that nobody has used. */

const below = (limit: number): number => Math.floor(Math.random() * limit)

export const freshNip = (): string => makeNip(Math.random)
export const freshPesel = (): string => makePesel(1940 + below(60), 1 + below(12), 1 + below(28), below(10_000))
/** `PPL123456` */
export const freshPeppolId = (): string => `PPL${String(below(1_000_000)).padStart(6, '0')}`

export const nipContext = (value: string): ContextIdentifier => ({ type: 'Nip', value })

/** An organisation's seal with its NIP. */
export const sealOf = (target: Target, nip: string, key?: 'p256' | 'rsa'): Promise<Identity> =>
  target.certificate(
    {
      organizationName: 'Test KSeF',
      organizationIdentifier: `VATPL-${nip}`,
      commonName: 'Test KSeF',
      countryName: 'PL',
    },
    key,
  )

/** A person's certificate. `serialNumber`: `TINPL-<nip>` or `PNOPL-<pesel>`. */
export const personOf = (target: Target, serialNumber: string, key?: 'p256' | 'rsa'): Promise<Identity> =>
  target.certificate({ givenName: 'A', surname: 'R', serialNumber, commonName: 'A R', countryName: 'PL' }, key)

/** A Peppol provider's seal (xades-055). */
export const peppolSealOf = (target: Target, peppolId: string): Promise<Identity> =>
  target.certificate({
    organizationName: 'Provider',
    organizationIdentifier: peppolId,
    commonName: peppolId,
    countryName: 'PL',
  })

export interface RequestOptions {
  readonly version?: '2.0' | '2.1'
  readonly subjectIdentifierType?: 'certificateSubject' | 'certificateFingerprint'
  /** What stands in AllowedIps, as XML; no policy without it. */
  readonly allowedIps?: string
}

/** The document to sign (schemat_auth_v2-0.xsd, -1.xsd). */
export const authTokenRequest = (
  challenge: string,
  { type, value }: ContextIdentifier,
  { version = '2.0', subjectIdentifierType = 'certificateSubject', allowedIps }: RequestOptions = {},
): string =>
  `<?xml version="1.0" encoding="utf-8"?><AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/${version}">` +
  `<Challenge>${challenge}</Challenge><ContextIdentifier><${type}>${value}</${type}></ContextIdentifier>` +
  `<SubjectIdentifierType>${subjectIdentifierType}</SubjectIdentifierType>` +
  (allowedIps === undefined
    ? ''
    : `<AuthorizationPolicy><AllowedIps>${allowedIps}</AllowedIps></AuthorizationPolicy>`) +
  `</AuthTokenRequest>`

/** A signed request for a fresh challenge, ready to be sent. */
export const signedRequest = async (
  target: Target,
  identity: Identity,
  context: ContextIdentifier,
  options?: RequestOptions,
): Promise<string> => {
  const { challenge, timestampMs } = await target.call.auth.challenge()
  return target.sign(authTokenRequest(challenge, context, options), identity, new Date(timestampMs))
}

/** A sign-in that KSeF has taken in. */
export type Started = Output<Operations['auth']['ksefToken']>
export type Status = Output<Operations['auth']['status']>

/** Sends a signed request: the sign-in begins. */
export const startWithSeal = async (
  target: Target,
  identity: Identity,
  context: ContextIdentifier,
  options?: RequestOptions,
): Promise<Started> => target.call.auth.xadesSignature({ xml: await signedRequest(target, identity, context, options) })

/** How a sign-in stands now. */
export const statusOf = (target: Target, { referenceNumber, authenticationToken }: Started): Promise<Status> =>
  target.as({ authenticationToken: authenticationToken.token }).auth.status({ params: { referenceNumber } })

/** How a sign-in ends. */
export const outcomeOf = (target: Target, started: Started): Promise<Status> =>
  target.settle(
    () => statusOf(target, started),
    seen => seen.status.code !== 100,
  )

/** Who is signed in. */
export interface Session {
  readonly referenceNumber: string
  readonly context: ContextIdentifier
  readonly startDate: string
  readonly authenticationToken: string
  readonly accessToken: string
  readonly refreshToken: string
  /** Calls with the access token. */
  readonly call: Calls
}

/** Takes the tokens of a sign-in that ends well. */
export const openSession = async (target: Target, started: Started, context: ContextIdentifier): Promise<Session> => {
  const { status, startDate } = await outcomeOf(target, started)
  assert.equal(status.code, 200, `${status.code}: ${status.description} ${status.details ?? ''}`)
  const authenticationToken = started.authenticationToken.token
  const { accessToken, refreshToken } = await target.as({ authenticationToken }).auth.redeem()
  return {
    referenceNumber: started.referenceNumber,
    context,
    startDate,
    authenticationToken,
    accessToken: accessToken.token,
    refreshToken: refreshToken.token,
    call: target.as({ accessToken: accessToken.token }),
  }
}

/** Opens a session. Test data count after a while: until they do (415), the sign-in is begun again. */
export const openSessionBy = async (
  target: Target,
  start: () => Promise<Started>,
  context: ContextIdentifier,
): Promise<Session> => {
  const attempt = async () => {
    const started = await start()
    return { started, outcome: await outcomeOf(target, started) }
  }
  const { started } = await target.settle(attempt, ({ outcome }) => outcome.status.code !== 415)
  return openSession(target, started, context)
}

/** Signs in by certificate. */
export const signIn = (
  target: Target,
  identity: Identity,
  context: ContextIdentifier,
  options?: RequestOptions,
): Promise<Session> => openSessionBy(target, () => startWithSeal(target, identity, context, options), context)

/** The owner of a context of their own, signed in with a seal. */
export const signInOwner = async (target: Target, nip = freshNip()): Promise<Session> =>
  signIn(target, await sealOf(target, nip), nipContext(nip))

/** A Peppol provider in its own context, signed in with its seal. */
export const signInProvider = async (target: Target, value = freshPeppolId()): Promise<Session> =>
  signIn(target, await peppolSealOf(target, value), { type: 'PeppolId', value })

/** Gives rights through test data (ZAW-FA). */
export const grant = (
  target: Target,
  context: string,
  authorizedIdentifier: SubjectIdentifier,
  permissions: readonly TokenPermission[],
): Promise<void> =>
  target.call.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: context },
      authorizedIdentifier,
      permissions: permissions.map(permissionType => ({ permissionType, description: 'Suite of contracts' })),
    },
  })

/** Someone else's certificate, signed in to a context with exactly these rights. */
export const signInDelegate = async (
  target: Target,
  context: string,
  permissions: readonly TokenPermission[],
  pesel = freshPesel(),
): Promise<Session> => {
  await grant(target, context, { type: 'Pesel', value: pesel }, permissions)
  return signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(context))
}

/** The roles of a context's firm, as its owner's access token names them (`rol`). */
export const rolesOf = async (target: Target, nip: string): Promise<string[]> => {
  const { accessToken } = await signInOwner(target, nip)
  return JSON.parse(String(claimsOf(accessToken).rol))
}

/** Waits until the firm of a NIP has just these roles: test data count after a while. */
export const rolesBecome = (target: Target, nip: string, roles: readonly string[]): Promise<string[]> =>
  target.settle(
    () => rolesOf(target, nip),
    seen => JSON.stringify(seen) === JSON.stringify(roles),
  )
