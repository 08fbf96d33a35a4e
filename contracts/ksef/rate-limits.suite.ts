import { strict as assert } from 'node:assert'
import { suite, type Target } from '../suite.ts'
import { jsonOf, members, refused } from '../suite-answers.ts'
import { closeSession, openInvoiceSession } from './suite-invoices.ts'
import { type Session, signInOwner } from './suite-preparation.ts'
import { makeToken, signInWithToken } from './suite-tokens.ts'

/** Lowers the limits of operations of the group `other`, each of which has a counter of its own. */
const lower = async ({ call }: Session, lowered: object): Promise<void> => {
  const { other, ...limits } = await call.limits.rates()
  await call.testdata.setRateLimits({ body: { rateLimits: { ...limits, other: { ...other, ...lowered } } } })
}

/** The answer to a call beyond two an hour. */
const exceed = async (target: Target, headers: Record<string, string> = {}): Promise<Response> => {
  const owner = await signInOwner(target)
  await lower(owner, { perHour: 2 })
  await owner.call.limits.context()
  await owner.call.limits.context()
  return target.request('GET', '/limits/context', { token: owner.accessToken, headers })
}

const sentence =
  /^Przekroczono limit 2 żądań na godzinę\. Spróbuj ponownie po (?:(\d+) minut\p{L}+)?(?: i )?(?:(\d+) sekund\p{L}+)?\.$/u

/** The seconds in KSeF's sentence on when to come back. */
const waitIn = (text: string): number => {
  const [, minutes = 0, seconds = 0] = sentence.exec(text) ?? assert.fail(text)
  return Number(minutes) * 60 + Number(seconds)
}

export const rateLimitsSuite = suite('Limits on requests', [
  {
    title: 'a 429 without a format asked for: status with code, description and details, Retry-After as they say',
    evidence: 'recorded',
    source: ['rate-limit-429-legacy-recorded', 'error-429-json-format', 'error-429-hourly-detail', 'errors-010'],
    needs: ['rate-limits'],
    async run(target) {
      const response = await exceed(target)
      assert.equal(response.status, 429)
      const { status } = await jsonOf<{ status: { code: number; description: string; details: string[] } }>(response)
      assert.deepEqual(members(status), ['code', 'description', 'details'])
      assert.deepEqual([status.code, status.description, status.details.length], [429, 'Too Many Requests', 1])
      assert.equal(String(waitIn(status.details[0]!)), response.headers.get('Retry-After'))
    },
  },
  {
    title: 'a 429 as Problem Details comes as application/json, Retry-After as its detail says',
    evidence: 'recorded',
    source: ['rate-limit-429-problem-details-recorded', 'errors-011'],
    needs: ['rate-limits'],
    async run(target) {
      const response = await exceed(target, { 'X-Error-Format': 'problem-details' })
      assert.equal(response.status, 429)
      const body = await jsonOf(response)
      assert.deepEqual(members(body), ['title', 'status', 'detail', 'instance', 'traceId', 'timestamp'])
      assert.deepEqual([body.title, body.status, body.instance], ['Too Many Requests', 429, '/v2/limits/context'])
      assert.equal(String(waitIn(String(body.detail))), response.headers.get('Retry-After'))
    },
  },
  {
    title: 'Retry-After counts down, refused calls do not lengthen it, and then calls pass again',
    evidence: 'recorded',
    source: ['rate-limit-429-legacy-recorded', 'error-429-escalation', 'rate-limits-024'],
    needs: ['rate-limits', 'clock'],
    async run(target) {
      const owner = await signInOwner(target)
      await lower(owner, { perMinute: 1 })
      await owner.call.limits.context()
      const first = await refused(owner.call.limits.context(), 'tooManyRequests')
      await target.advance(20_000)
      for (let times = 0; times < 3; times++) await refused(owner.call.limits.context(), 'tooManyRequests')
      const later = await refused(owner.call.limits.context(), 'tooManyRequests')
      assert.equal(later.retryAfter, first.retryAfter! - 20)
      await target.advance((later.retryAfter! - 1) * 1000)
      await refused(owner.call.limits.context(), 'tooManyRequests')
      await target.advance(1000)
      await owner.call.limits.context()
    },
  },
  {
    title: 'the windows slide: the oldest call leaves first',
    evidence: 'documented',
    source: 'rate-limits-024',
    needs: ['rate-limits', 'clock'],
    async run(target) {
      const owner = await signInOwner(target)
      await lower(owner, { perMinute: 2 })
      await owner.call.limits.context()
      await target.advance(50_000)
      await owner.call.limits.context()
      await refused(owner.call.limits.context(), 'tooManyRequests')
      await target.advance(10_000)
      await owner.call.limits.context()
      await refused(owner.call.limits.context(), 'tooManyRequests')
    },
  },
  {
    title: 'with one call a second ten at once: some pass, some are refused',
    evidence: 'described',
    source: 'rate-limits-036',
    needs: ['rate-limits'],
    async run(target) {
      const owner = await signInOwner(target)
      await lower(owner, { perSecond: 1 })
      const calls = await Promise.allSettled(Array.from({ length: 10 }, () => owner.call.limits.context()))
      const passed = calls.filter(({ status }) => status === 'fulfilled').length
      assert.ok(passed >= 1 && passed < 10, `${passed} passed`)
    },
  },
  {
    title: 'another context has its own count',
    evidence: 'described',
    source: ['rate-limits-037', 'rate-limits-023'],
    needs: ['rate-limits'],
    async run(target) {
      const [one, other] = [await signInOwner(target), await signInOwner(target)]
      await lower(one, { perHour: 1 })
      await one.call.limits.context()
      await refused(one.call.limits.context(), 'tooManyRequests')
      await other.call.limits.context()
    },
  },
  {
    title: 'sessions of one context share its count',
    evidence: 'documented',
    source: 'rate-limits-023',
    needs: ['rate-limits'],
    async run(target) {
      const owner = await signInOwner(target)
      const session = await signInWithToken(target, await makeToken(target, owner), owner.context)
      await lower(owner, { perHour: 1 })
      await owner.call.limits.context()
      await refused(session.call.limits.context(), 'tooManyRequests')
    },
  },
  {
    title: 'another address has its own count',
    evidence: 'documented',
    source: 'rate-limits-023',
    needs: ['rate-limits', 'addresses'],
    async run(target) {
      const owner = await signInOwner(target)
      await lower(owner, { perHour: 1 })
      await owner.call.limits.context()
      await refused(owner.call.limits.context(), 'tooManyRequests')
      await target.from('203.0.113.7').as({ accessToken: owner.accessToken }).limits.context()
    },
  },
  {
    title: 'each operation of the group other has its own count',
    evidence: 'documented',
    source: 'rate-limits-026',
    needs: ['rate-limits'],
    async run(target) {
      const owner = await signInOwner(target)
      await lower(owner, { perHour: 1 })
      await owner.call.limits.context()
      await refused(owner.call.limits.context(), 'tooManyRequests')
      await owner.call.limits.subject()
      await owner.call.tokens.list()
    },
  },
  {
    title: 'closing a session is counted by itself, not with opening',
    since: '2.8',
    evidence: 'documented',
    source: 'rate-limits-n03',
    needs: ['rate-limits'],
    async run(target) {
      const owner = await signInOwner(target)
      const { onlineSession, ...limits } = await owner.call.limits.rates()
      const lowered = { ...limits, onlineSession: { ...onlineSession, perHour: 1 } }
      await owner.call.testdata.setRateLimits({ body: { rateLimits: lowered } })
      const session = await openInvoiceSession(target, owner)
      await refused(openInvoiceSession(target, owner), 'tooManyRequests')
      await closeSession(session)
    },
  },
  {
    title: 'closing a session is counted with opening',
    until: '2.7',
    evidence: 'documented',
    source: 'open-api.json, POST /sessions/online/{referenceNumber}/close',
    needs: ['rate-limits'],
    async run(target) {
      const owner = await signInOwner(target)
      const { onlineSession, ...limits } = await owner.call.limits.rates()
      const lowered = { ...limits, onlineSession: { ...onlineSession, perHour: 2 } }
      await owner.call.testdata.setRateLimits({ body: { rateLimits: lowered } })
      const session = await openInvoiceSession(target, owner)
      await closeSession(session)
      await refused(openInvoiceSession(target, owner), 'tooManyRequests')
    },
  },
  {
    title: 'the operations of signing in are not counted by context',
    evidence: 'documented',
    source: ['rate-limits-011', 'challenge-009'],
    needs: ['rate-limits'],
    async run(target) {
      const owner = await signInOwner(target)
      await lower(owner, { perHour: 1 })
      const { auth } = target.as({ refreshToken: owner.refreshToken })
      for (let times = 0; times < 5; times++) await auth.refresh()
    },
  },
])
