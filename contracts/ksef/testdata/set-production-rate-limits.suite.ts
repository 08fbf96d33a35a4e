import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { signInOwner } from '../suite-preparation.ts'
import { setProductionRateLimits } from './set-production-rate-limits.ts'

export const setProductionRateLimitsSuite = suite(setProductionRateLimits, [
  {
    title: "the context gets production's limits, which are TEST's own",
    evidence: 'documented',
    source: ['rate-limits-028', 'rate-limits-027'],
    async run(target) {
      const { call } = await signInOwner(target)
      const before = await call.limits.rates()
      const lowered = { perSecond: 1, perMinute: 2, perHour: 3 }
      await call.testdata.setRateLimits({ body: { rateLimits: { ...before, invoiceSend: lowered } } })
      await call.testdata.setProductionRateLimits()
      assert.deepEqual(await call.limits.rates(), before)
    },
  },
  {
    title: 'the answer is 200 without a body',
    evidence: 'documented',
    source: 'rate-limits-008',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/testdata/rate-limits/production', { token: accessToken })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.testdata.setProductionRateLimits(), 'unauthorized')
    },
  },
  {
    title: 'an authentication token is no access token: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      const { testdata } = target.as({ accessToken: authenticationToken })
      await refused(testdata.setProductionRateLimits(), 'insufficientResourceAccess')
    },
  },
])
