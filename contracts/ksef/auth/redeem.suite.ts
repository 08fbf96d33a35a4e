import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { claimsOf, refused } from '../../suite-answers.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  outcomeOf,
  personOf,
  sealOf,
  signInOwner,
  startWithSeal,
} from '../suite-preparation.ts'
import { makeToken, revokeToken, startWithToken } from '../suite-tokens.ts'
import { redeem } from './redeem.ts'

const minute = 60_000
const day = 1440 * minute

export const redeemSuite = suite(redeem, [
  {
    title: 'access for 15 minutes and refresh for 7 days, both from startDate on, to its fraction of a second',
    needs: ['form'],
    evidence: 'recorded',
    source: ['redeem-200-access-token-recorded', 'redeem-lifetimes-2026-10'],
    async run(target) {
      const nip = freshNip()
      const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      const { startDate } = await outcomeOf(target, started)
      const { accessToken, refreshToken } = await target
        .as({ authenticationToken: started.authenticationToken.token })
        .auth.redeem()
      assert.equal(Date.parse(accessToken.validUntil), Date.parse(startDate) + 15 * minute)
      assert.equal(Date.parse(refreshToken.validUntil), Date.parse(startDate) + 7 * day)
      const fraction = (text: string) => text.slice(19)
      assert.equal(fraction(accessToken.validUntil), fraction(startDate))
      assert.equal(fraction(refreshToken.validUntil), fraction(startDate))
      for (const [jwt, seconds] of [
        [accessToken.token, 900],
        [refreshToken.token, 604_800],
      ] as const) {
        const { exp, iat } = claimsOf(jwt)
        assert.equal(Number(exp) - Number(iat), seconds)
      }
    },
  },
  {
    title: 'the tokens are given once',
    evidence: 'described',
    source: ['redeem-second-call-400', 'redeem-second-refused-live', 'redeem-008'],
    async run(target) {
      const { authenticationToken, referenceNumber } = await signInOwner(target)
      const { details } = await refused(target.as({ authenticationToken }).auth.redeem(), 'alreadyRedeemed')
      assert.deepEqual(details, [`Tokeny dla operacji uwierzytelniania ${referenceNumber} zostały już pobrane.`])
    },
  },
  {
    title: 'of thirty calls at once one gets them',
    evidence: 'documented',
    source: 'redeem-002',
    async run(target) {
      const nip = freshNip()
      const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      await outcomeOf(target, started)
      const { auth } = target.as({ authenticationToken: started.authenticationToken.token })
      const calls = await Promise.allSettled(Array.from({ length: 30 }, () => auth.redeem()))
      assert.equal(calls.filter(({ status }) => status === 'fulfilled').length, 1)
    },
  },
  {
    title: 'before the sign-in is through they are refused (100)',
    evidence: 'recorded',
    source: ['redeem-400-21301-status-100-2026-01', 'redeem-400-status-100-prod-2026-08'],
    needs: ['delays'],
    async run(target) {
      const nip = freshNip()
      const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      const { auth } = target.as({ authenticationToken: started.authenticationToken.token })
      const { details } = await refused(auth.redeem(), 'statusForbidsRedeem')
      assert.deepEqual(details, ['Status uwierzytelniania (100) nie pozwala na pobranie tokenów.'])
      await outcomeOf(target, started)
      await auth.redeem()
    },
  },
  {
    title: 'a sign-in that failed gives none (415)',
    evidence: 'documented',
    source: 'redeem-009',
    async run(target) {
      const started = await startWithSeal(
        target,
        await personOf(target, `PNOPL-${freshPesel()}`),
        nipContext(freshNip()),
      )
      await outcomeOf(target, started)
      const { auth } = target.as({ authenticationToken: started.authenticationToken.token })
      const { details } = await refused(auth.redeem(), 'statusForbidsRedeem')
      assert.deepEqual(details, ['Status uwierzytelniania (415) nie pozwala na pobranie tokenów.'])
    },
  },
  {
    title: 'a bad token gives none (450)',
    evidence: 'described',
    source: 'redeem-400-status-100-prod-2026-08',
    async run(target) {
      const started = await startWithToken(target, 'nothing', nipContext(freshNip()))
      await outcomeOf(target, started)
      const { auth } = target.as({ authenticationToken: started.authenticationToken.token })
      const { details } = await refused(auth.redeem(), 'statusForbidsRedeem')
      assert.deepEqual(details, ['Status uwierzytelniania (450) nie pozwala na pobranie tokenów.'])
    },
  },
  {
    title: 'a KSeF token revoked in the meantime gives none',
    evidence: 'documented',
    source: 'redeem-010',
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      const started = await startWithToken(target, made.token, owner.context)
      await outcomeOf(target, started)
      await revokeToken(target, owner, made)
      const { auth } = target.as({ authenticationToken: started.authenticationToken.token })
      const { details } = await refused(auth.redeem(), 'ksefTokenRevoked')
      assert.deepEqual(details, ['Token KSeF został unieważniony.'])
    },
  },
  {
    title: 'a session revoked in the meantime gives none (425)',
    evidence: 'documented',
    source: ['redeem-009', 'auth-status-007'],
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
      await outcomeOf(target, started)
      await owner.call.authSessions.revoke({ params: { referenceNumber: started.referenceNumber } })
      const { auth } = target.as({ authenticationToken: started.authenticationToken.token })
      const { details } = await refused(auth.redeem(), 'statusForbidsRedeem')
      assert.deepEqual(details, ['Status uwierzytelniania (425) nie pozwala na pobranie tokenów.'])
    },
  },
  {
    title: 'a deceased person gets none',
    evidence: 'documented',
    source: ['redeem-006', 'testdata-040'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await target.call.testdata.createPerson({
        body: { nip, pesel, isBailiff: false, isDeceased: true, description: 'Late trader' },
      })
      const identity = await personOf(target, `PNOPL-${pesel}`)
      const { started } = await target.settle(
        async () => {
          const begun = await startWithSeal(target, identity, nipContext(nip))
          return { started: begun, outcome: await outcomeOf(target, begun) }
        },
        ({ outcome }) => outcome.status.code !== 415,
      )
      await refused(
        target.as({ authenticationToken: started.authenticationToken.token }).auth.redeem(),
        'deceasedPerson',
      )
    },
  },
  {
    title: 'an empty form, an empty object and no content at all are the same',
    evidence: 'described',
    source: ['refresh-415-without-form-content-type', 'errors-041'],
    async run(target) {
      for (const init of [{ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, { body: {} }, {}]) {
        const nip = freshNip()
        const started = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
        await outcomeOf(target, started)
        const token = started.authenticationToken.token
        assert.equal((await target.request('POST', '/auth/token/redeem', { ...init, token })).status, 200)
      }
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.auth.redeem(), 'unauthorized')
    },
  },
  {
    title: 'an access token is not the token to redeem with: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      await refused(target.as({ authenticationToken: accessToken }).auth.redeem(), 'insufficientResourceAccess')
    },
  },
])
