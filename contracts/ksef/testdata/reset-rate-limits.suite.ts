import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { signInOwner } from '../suite-preparation.ts'
import { resetRateLimits } from './reset-rate-limits.ts'

export const resetRateLimitsSuite = suite(resetRateLimits, [
  {
    title: 'what was set is gone',
    evidence: 'described',
    source: ['rate-limits-032', 'rate-limits-029'],
    async run(target) {
      const { call } = await signInOwner(target)
      const before = await call.limits.rates()
      const lowered = { perSecond: 1, perMinute: 2, perHour: 3 }
      await call.testdata.setRateLimits({ body: { rateLimits: { ...before, invoiceSend: lowered } } })
      assert.deepEqual((await call.limits.rates()).invoiceSend, lowered)
      await call.testdata.resetRateLimits()
      assert.deepEqual(await call.limits.rates(), before)
    },
  },
  {
    title: 'where nothing was set nothing changes: 200 without a body',
    evidence: 'documented',
    source: 'rate-limits-006',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('DELETE', '/testdata/rate-limits', { token: accessToken })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
    },
  },
  {
    title: 'a block is lifted at once',
    evidence: 'described',
    source: 'testdata-rate-limits-delete-lifts',
    needs: ['rate-limits'],
    async run(target) {
      const { call } = await signInOwner(target)
      const limits = await call.limits.rates()
      const other = { perSecond: 10, perMinute: 30, perHour: 1 }
      await call.testdata.setRateLimits({ body: { rateLimits: { ...limits, other } } })
      await call.limits.context()
      await refused(call.limits.context(), 'tooManyRequests')
      await call.testdata.resetRateLimits()
      await call.limits.context()
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.testdata.resetRateLimits(), 'unauthorized')
    },
  },
  {
    title: 'an authentication token is no access token: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      const { testdata } = target.as({ accessToken: authenticationToken })
      await refused(testdata.resetRateLimits(), 'insufficientResourceAccess')
    },
  },
])
