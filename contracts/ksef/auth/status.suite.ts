import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, members, refused, refusedSomehow, timestampPattern } from '../../suite-answers.ts'
import {
  freshNip,
  nipContext,
  outcomeOf,
  personOf,
  sealOf,
  signInOwner,
  startWithSeal,
  statusOf,
} from '../suite-preparation.ts'
import { makeToken, startWithToken } from '../suite-tokens.ts'
import { status } from './status.ts'

/** What is shown to whom. The codes stand in status-codes.suite.ts. */
export const statusSuite = suite(status, [
  {
    title: 'a seal that got in: 200, QualifiedSeal, not redeemed',
    needs: ['form'],
    evidence: 'recorded',
    source: ['auth-status-200-qualified-seal', 'auth-status-032'],
    async run(target) {
      const nip = freshNip()
      const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      const seen = await outcomeOf(target, started)
      assert.match(seen.startDate, timestampPattern)
      assert.deepEqual(
        { ...seen, startDate: '' },
        {
          startDate: '',
          authenticationMethod: 'QualifiedSeal',
          authenticationMethodInfo: {
            category: 'XadesSignature',
            code: 'xades.qualified-seal',
            displayName: 'Pieczęć kwalifikowana',
          },
          status: { code: 200, description: 'Uwierzytelnianie zakończone sukcesem' },
          isTokenRedeemed: false,
        },
      )
    },
  },
  {
    title: 'a self-signed personal certificate shows as QualifiedSignature',
    evidence: 'recorded',
    source: ['auth-status-415-no-permissions', 'auth-sessions-017'],
    async run(target) {
      const nip = freshNip()
      const started = await startWithSeal(target, await personOf(target, `TINPL-${nip}`), nipContext(nip))
      assert.equal((await outcomeOf(target, started)).authenticationMethod, 'QualifiedSignature')
    },
  },
  {
    title: 'a token that got in: members and their order',
    needs: ['form'],
    evidence: 'described',
    source: [
      'auth-status-200-both-method-members-2026-04',
      'auth-status-200-token-recorded',
      'auth-status-members-2026-10',
    ],
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const started = await startWithToken(target, token, owner.context)
      await outcomeOf(target, started)
      const response = await target.request('GET', `/auth/${started.referenceNumber}`, {
        token: started.authenticationToken.token,
      })
      const body = await jsonOf<{ authenticationMethodInfo: object }>(response)
      assert.deepEqual(members(body), [
        'startDate',
        'authenticationMethod',
        'authenticationMethodInfo',
        'status',
        'isTokenRedeemed',
      ])
      assert.deepEqual(body.authenticationMethodInfo, {
        category: 'Token',
        code: 'token.ksef',
        displayName: 'Token KSeF',
      })
    },
  },
  {
    title: 'before the tokens are taken there is no refreshTokenValidUntil and no lastTokenRefreshDate',
    evidence: 'described',
    source: 'auth-status-036',
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const seen = await outcomeOf(target, await startWithToken(target, token, owner.context))
      assert.equal(seen.isTokenRedeemed, false)
      assert.equal(seen.refreshTokenValidUntil ?? null, null)
      assert.equal(seen.lastTokenRefreshDate ?? null, null)
    },
  },
  {
    title: 'once they are taken isTokenRedeemed is true and refreshTokenValidUntil that of the refresh token',
    needs: ['form'],
    evidence: 'described',
    source: 'redeem-lifetimes-2026-10',
    async run(target) {
      const nip = freshNip()
      const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      await outcomeOf(target, started)
      const { refreshToken } = await target.as({ authenticationToken: started.authenticationToken.token }).auth.redeem()
      const seen = await statusOf(target, started)
      assert.equal(seen.isTokenRedeemed, true)
      assert.equal(seen.refreshTokenValidUntil, refreshToken.validUntil)
    },
  },
  {
    title: 'a refresh shows as lastTokenRefreshDate',
    needs: ['form'],
    evidence: 'documented',
    source: 'auth-status-030',
    async run(target) {
      const owner = await signInOwner(target)
      await target.as({ refreshToken: owner.refreshToken }).auth.refresh()
      const { authenticationToken } = owner
      const { lastTokenRefreshDate } = await target
        .as({ authenticationToken })
        .auth.status({ params: { referenceNumber: owner.referenceNumber } })
      assert.match(lastTokenRefreshDate ?? '', timestampPattern)
    },
  },
  {
    title: 'a sign-in that failed has no isTokenRedeemed',
    evidence: 'recorded',
    source: 'auth-status-450-invalid-token-encoding',
    async run(target) {
      const started = await startWithToken(target, 'nothing', nipContext(freshNip()))
      await outcomeOf(target, started)
      const response = await target.request('GET', `/auth/${started.referenceNumber}`, {
        token: started.authenticationToken.token,
      })
      assert.equal(members(await jsonOf(response)).includes('isTokenRedeemed'), false)
    },
  },
  {
    title: "another operation's token is refused",
    evidence: 'documented',
    source: ['auth-status-025', 'auth-status-033'],
    async run(target) {
      const [one, other] = [await signInOwner(target), await signInOwner(target)]
      await refusedSomehow(
        target
          .as({ authenticationToken: one.authenticationToken })
          .auth.status({ params: { referenceNumber: other.referenceNumber } }),
      )
    },
  },
  {
    title: 'a reference number of another form is refused',
    evidence: 'assumed',
    source: 'as ksef-token-400-challenge-format',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      await refused(
        target.as({ authenticationToken }).auth.status({ params: { referenceNumber: 'fake' } }),
        'validationFailed',
      )
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run(target) {
      const { referenceNumber } = await signInOwner(target)
      await refused(target.call.auth.status({ params: { referenceNumber } }), 'unauthorized')
    },
  },
  {
    title: 'the authentication token lives for 45 minutes and a few of clock skew',
    evidence: 'recorded',
    source: ['auth-token-jwt-2025-10', 'access-token-clock-skew-5-min'],
    needs: ['clock'],
    async run(target) {
      const { authenticationToken, referenceNumber } = await signInOwner(target)
      const ask = () => target.as({ authenticationToken }).auth.status({ params: { referenceNumber } })
      await target.advance(45 * 60_000)
      await ask()
      await target.advance(6 * 60_000)
      await refused(ask(), 'unauthorized')
    },
  },
])
