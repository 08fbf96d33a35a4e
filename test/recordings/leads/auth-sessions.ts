import {
  freshNip,
  nipContext,
  outcomeOf,
  personOf,
  type Session,
  sealOf,
  signIn,
  signInOwner,
  startWithSeal,
} from '../../../contracts/ksef/suite-preparation.ts'
import { makeToken, revokeToken, signInWithToken, startWithToken } from '../../../contracts/ksef/suite-tokens.ts'
import type { Target } from '../../../contracts/suite.ts'
import { type Leads, type NotLed, problemDetails } from './lead.ts'

const redeem = (target: Target, token: string, headers = {}): Promise<Response> =>
  target.request('POST', '/auth/token/redeem', { token, headers })

const refresh = (target: Target, token: string, headers = {}): Promise<Response> =>
  target.request('POST', '/auth/token/refresh', { token, headers })

/** A sign-in of a seal that is through and not redeemed. */
const sealedIn = async (target: Target): Promise<string> => {
  const nip = freshNip()
  const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
  await outcomeOf(target, started)
  return started.authenticationToken.token
}

const redeemTwice = async (target: Target, headers = {}): Promise<Response> => {
  const token = await sealedIn(target)
  await redeem(target, token)
  return redeem(target, token, headers)
}

const redeemAtOnce = async (target: Target): Promise<Response> => {
  const nip = freshNip()
  const { authenticationToken } = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
  return redeem(target, authenticationToken.token)
}

/** The redeem of an enforcement authority's KSeF token. */
const redeemToken = async (target: Target): Promise<Response> => {
  const nip = freshNip()
  await target.call.testdata.createSubject({
    body: { subjectNip: nip, subjectType: 'EnforcementAuthority', description: 'Tax office' },
  })
  await target.advance(60_000)
  const owner = await signIn(target, await sealOf(target, nip), nipContext(nip))
  const made = await makeToken(target, owner, [
    'InvoiceWrite',
    'InvoiceRead',
    'CredentialsRead',
    'CredentialsManage',
    'SubunitManage',
    'EnforcementOperations',
  ])
  const started = await startWithToken(target, made.token, owner.context)
  await outcomeOf(target, started)
  return redeem(target, started.authenticationToken.token)
}

const refreshAfter = async (
  target: Target,
  happening: (session: Session) => Promise<unknown>,
  headers = {},
): Promise<Response> => {
  const session = await signInOwner(target)
  await happening(session)
  return refresh(target, session.refreshToken, headers)
}

const revoked = ({ call }: Session): Promise<void> => call.authSessions.revokeCurrent()

export const authSessionLeads: Leads = {
  'redeem-200-access-token-recorded': redeemToken,
  'redeem-200-refresh-token-jwt-recorded': redeemToken,
  'refresh-token-jwt-2025-11': redeemToken,
  'redeem-400-21301-status-100-2026-01': redeemAtOnce,
  'redeem-400-status-100-prod-2026-08': redeemAtOnce,
  'redeem-second-call-400': target => redeemTwice(target, problemDetails),
  'redeem-second-refused-live': target => redeemTwice(target),
  'redeem-wrong-method-405': {
    instead: 'The source does not say with which method: PUT.',
    to: ({ request }) => request('PUT', '/auth/token/redeem'),
  },
  'access-token-jwt-seal-owner-2025-10': async target => redeem(target, await sealedIn(target)),
  'access-token-jwt-signature-tinpl-owner': async target => {
    const nip = freshNip()
    const started = await startWithSeal(target, await personOf(target, `TINPL-${nip}`), nipContext(nip))
    await outcomeOf(target, started)
    return redeem(target, started.authenticationToken.token)
  },

  'refresh-200-only-access-token': target => refreshAfter(target, async () => {}),
  'refresh-400-revoked-session': target =>
    refreshAfter(target, revoked, { 'Content-Type': 'application/x-www-form-urlencoded' }),
  'refresh-400-session-revoked-425': target => refreshAfter(target, revoked, problemDetails),
  'e2e-refresh-after-revoke-21301': target => refreshAfter(target, revoked),
  'refresh-400-context-blocked-480': target =>
    refreshAfter(
      target,
      ({ context }) => target.call.testdata.blockContext({ body: { contextIdentifier: context } }),
      problemDetails,
    ),
  'refresh-400-token-revoked': async target => {
    const owner = await signInOwner(target)
    const made = await makeToken(target, owner)
    const { refreshToken } = await signInWithToken(target, made, owner.context)
    await revokeToken(target, owner, made)
    return refresh(target, refreshToken, problemDetails)
  },
  'refresh-401-malformed': target => refresh(target, 'malformed'),

  'auth-sessions-current-delete-204': async target => {
    const { accessToken } = await signInOwner(target)
    return target.request('DELETE', '/auth/sessions/current', { token: accessToken })
  },
  'auth-sessions-list-400-21418': async target => {
    const { accessToken } = await signInOwner(target)
    const headers = { 'x-continuation-token': 'malformed' }
    return target.request('GET', '/auth/sessions', { token: accessToken, headers })
  },
  'auth-token-delete-405': ({ request }) => request('POST', '/auth/token'),
}

export const authSessionsNotLed: NotLed = {
  'redeem-400-21301-operation-not-ready-2025-11': 'A wording that KSeF has given up.',
  'redeem-400-21301-typo-2025-10': 'A wording that KSeF has given up.',
  'redeem-race-after-status-200': 'A race of the real system, in a wording that KSeF has given up.',
  'refresh-21304-operation-not-found': 'A fault of the real system, mended since.',
  'refresh-403-request-blocked': 'The protection in front of KSeF, which the simulator has not.',
  'refresh-415-without-form-content-type': 'A fault of the real system, mended by November 2025.',
  'refresh-500-unexpected': 'A fault of the real system.',
  'auth-sessions-current-delete-403-2025-10': 'A fault of the real system, mended since.',
  'known-terminate-without-redeem-500': 'A fault of the real system, reported once.',
}
