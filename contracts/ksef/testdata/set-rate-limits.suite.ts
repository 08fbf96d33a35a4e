import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, refused } from '../../suite-answers.ts'
import { type Session, signInOwner } from '../suite-preparation.ts'
import { setRateLimits } from './set-rate-limits.ts'

type Shown = Awaited<ReturnType<Session['call']['limits']['rates']>>
type Limits = Omit<Shown, 'onlineSessionClose' | 'batchSessionClose' | 'anonymous' | 'global'>

/** Those of the limits in force that a context may have of its own. */
const ownLimits = async ({ call }: Session): Promise<Limits> => {
  const { onlineSessionClose, batchSessionClose, anonymous, global, ...own } = await call.limits.rates()
  return own
}

/** The limits in force, some of them changed. */
const changed = async (by: Session, change: (limits: Limits) => object): Promise<{ body: { rateLimits: Limits } }> => {
  const limits = await ownLimits(by)
  return { body: { rateLimits: { ...limits, ...change(limits) } } }
}

const less = ({ perSecond, perMinute, perHour }: Limits['other']) => ({
  perSecond: perSecond - 1,
  perMinute: perMinute - 1,
  perHour: perHour - 1,
})

interface Exception {
  readonly exception: { readonly exceptionDetailList: readonly [{ readonly details: readonly string[] }] }
}

interface Problem {
  readonly title: string
  readonly detail: string
  readonly errors: readonly { readonly code: number; readonly description: string; readonly details: string[] }[]
}

export const setRateLimitsSuite = suite(setRateLimits, [
  {
    title: 'every value one less is set and read back; closing and addresses keep theirs',
    evidence: 'described',
    source: ['rate-limits-032', 'rate-limits-n06'],
    async run(target) {
      const owner = await signInOwner(target)
      const before = await owner.call.limits.rates()
      const input = await changed(owner, limits =>
        Object.fromEntries(Object.entries(limits).map(([group, values]) => [group, less(values)])),
      )
      await owner.call.testdata.setRateLimits(input)
      await target.settle(
        () => owner.call.limits.rates(),
        seen => seen.other.perHour === input.body.rateLimits.other.perHour,
      )
      assert.deepEqual(await owner.call.limits.rates(), { ...before, ...input.body.rateLimits })
    },
  },
  {
    title: 'the group invoiceExportStatus may be null',
    evidence: 'described',
    source: ['rate-limits-033', 'rate-limits-040'],
    async run(target) {
      const owner = await signInOwner(target)
      const { body } = await changed(owner, () => ({ invoiceExportStatus: null }))
      const response = await target.request('POST', '/testdata/rate-limits', { token: owner.accessToken, body })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
    },
  },
  {
    title: 'the group collectiveIdentifier may not be null',
    evidence: 'documented',
    source: 'rate-limits-n06',
    async run(target) {
      const owner = await signInOwner(target)
      const { body } = await changed(owner, () => ({ collectiveIdentifier: null }))
      const response = await target.request('POST', '/testdata/rate-limits', { token: owner.accessToken, body })
      assert.equal(response.status, 400)
      const { exception } = await jsonOf<Exception>(response)
      assert.deepEqual(exception.exceptionDetailList[0].details, [
        "'rateLimits.collectiveIdentifier' must not be empty.",
      ])
    },
  },
  {
    title: "another context's limits stay",
    evidence: 'described',
    source: 'rate-limits-037',
    async run(target) {
      const [one, other] = [await signInOwner(target), await signInOwner(target)]
      const before = await other.call.limits.rates()
      await one.call.testdata.setRateLimits(await changed(one, ({ other: it }) => ({ other: less(it) })))
      assert.deepEqual(await other.call.limits.rates(), before)
    },
  },
  {
    title: 'ten times the default is taken, one more is refused',
    evidence: 'described',
    source: 'rate-limits-n10',
    async run(target) {
      const owner = await signInOwner(target)
      const withMost = (perSecond: number) =>
        changed(owner, ({ invoiceSend }) => ({ invoiceSend: { ...invoiceSend, perSecond } }))
      await owner.call.testdata.setRateLimits(await withMost(100))
      assert.equal((await owner.call.limits.rates()).invoiceSend.perSecond, 100)
      await refused(owner.call.testdata.setRateLimits(await withMost(101)), 'validationFailed')
    },
  },
  {
    title: 'zero is refused: the least is 1',
    evidence: 'described',
    source: 'rate-limits-034',
    async run(target) {
      const owner = await signInOwner(target)
      const input = await changed(owner, ({ other }) => ({ other: { ...other, perSecond: 0 } }))
      const { details } = await refused(owner.call.testdata.setRateLimits(input), 'validationFailed')
      assert.equal(details.length, 1)
      assert.match(details[0]!, /^'rateLimits\.other\.perSecond' must be between 1 and \d+\. You entered 0\.$/)
    },
  },
  {
    title: 'more than the highest is refused',
    evidence: 'described',
    source: 'rate-limits-035',
    async run(target) {
      const owner = await signInOwner(target)
      const input = await changed(owner, () => ({
        onlineSession: { perSecond: 10_000, perMinute: 100_000, perHour: 1_000_000 },
      }))
      const { details } = await refused(owner.call.testdata.setRateLimits(input), 'validationFailed')
      assert.equal(details.length, 3)
    },
  },
  {
    title: 'one value too high and every other group null: one error with a detail for each',
    // Eleven before there was collectiveIdentifier; the Java suite of 3.0.28 counts twelve.
    evidence: 'described',
    source: 'errors-026',
    async run(target) {
      const owner = await signInOwner(target)
      const { accessToken } = owner
      const limits = await ownLimits(owner)
      const nulls = Object.fromEntries(Object.keys(limits).map(group => [group, null]))
      const onlineSession = { ...limits.onlineSession, perHour: 11_111_111 }
      const response = await target.request('POST', '/testdata/rate-limits', {
        token: accessToken,
        headers: { 'X-Error-Format': 'problem-details' },
        body: { rateLimits: { ...nulls, onlineSession } },
      })
      assert.equal(response.status, 400)
      const { title, detail, errors } = await jsonOf<Problem>(response, 'application/problem+json')
      assert.deepEqual([title, detail], ['Bad Request', 'Żądanie jest nieprawidłowe.'])
      assert.deepEqual(
        errors.map(({ code, description, details }) => [code, description, details.length]),
        [[21405, 'Błąd walidacji danych wejściowych.', 12]],
      )
      assert.ok(
        errors[0]!.details.includes(
          "'rateLimits.onlineSession.perHour' must be between 1 and 1200. You entered 11111111.",
        ),
      )
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run(target) {
      const input = await changed(await signInOwner(target), () => ({}))
      await refused(target.call.testdata.setRateLimits(input), 'unauthorized')
    },
  },
])
