import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, refused } from '../../suite-answers.ts'
import { freshInvoiceSession, invoiceNow, sendAndSettle } from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { resetCertificateLimits } from '../testdata/reset-certificate-limits.ts'
import { resetSessionLimits } from '../testdata/reset-session-limits.ts'
import { setCertificateLimits } from '../testdata/set-certificate-limits.ts'
import { setSessionLimits } from '../testdata/set-session-limits.ts'

const limits = { maxInvoiceSizeInMB: 4, maxInvoiceWithAttachmentSizeInMB: 5, maxInvoices: 6 }
const defaults = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 10_000 }
const collectiveIdentifier = { maxInvoices: 500 }

const cases: Case[] = [
  {
    title: 'session limits are set, read and reset, at once',
    since: '2.8',
    evidence: 'documented',
    source: ['limits-005', 'limits-008', 'limits-019', 'limits-022', 'limits-023', 'limits-n02'],
    async run(target) {
      const { call } = await signInOwner(target)
      const batchSession = { ...limits, maxInvoices: 100_000 }
      const set = { onlineSession: limits, batchSession, collectiveIdentifier: { maxInvoices: 5000 } }
      await call.testdata.setSessionLimits({ body: set })
      assert.deepEqual(await call.limits.context(), set)
      await call.testdata.resetSessionLimits()
      assert.deepEqual(await call.limits.context(), {
        onlineSession: defaults,
        batchSession: defaults,
        collectiveIdentifier,
      })
    },
  },
  {
    title: 'session limits are set without those of collective identifiers, which nobody knows yet',
    until: '2.7',
    evidence: 'documented',
    source: 'open-api.json, POST /testdata/limits/context/session',
    async run(target) {
      const { accessToken: token, call } = await signInOwner(target)
      const body = { onlineSession: limits, batchSession: limits, collectiveIdentifier: { maxInvoices: 1 } }
      assert.equal((await target.request('POST', '/testdata/limits/context/session', { token, body })).status, 200)
      assert.deepEqual(await call.limits.context(), { onlineSession: limits, batchSession: limits })
    },
  },
  {
    title: 'session limits are those of one context',
    evidence: 'assumed',
    source: 'simulator/ksef/limits/session-limits.ts',
    async run(target) {
      const [one, other] = [await signInOwner(target), await signInOwner(target)]
      await one.call.testdata.setSessionLimits({
        body: { onlineSession: limits, batchSession: limits, collectiveIdentifier },
      })
      assert.deepEqual((await other.call.limits.context()).onlineSession, defaults)
    },
  },
  {
    title: 'a limit of two megabytes lets a larger invoice through',
    evidence: 'documented',
    source: ['sessions-online-043', 'limits-020'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const onlineSession = { ...defaults, maxInvoiceSizeInMB: 2 }
      await session.by.call.testdata.setSessionLimits({
        body: { onlineSession, batchSession: defaults, collectiveIdentifier },
      })
      const xml = await invoiceNow(target, { seller: session.by.context.value, padding: 'x'.repeat(1_000_000) })
      assert.equal((await sendAndSettle(target, session, xml)).status.code, 200)
    },
  },
  {
    title: 'more than the highest limits is refused, each with its bounds',
    evidence: 'documented',
    source: ['limits-006', 'limits-007', 'limits-017'],
    async run(target) {
      const { call } = await signInOwner(target)
      const tooMuch = { maxInvoiceSizeInMB: 6, maxInvoiceWithAttachmentSizeInMB: 11, maxInvoices: 100_001 }
      const error = await refused(
        call.testdata.setSessionLimits({
          body: { onlineSession: tooMuch, batchSession: limits, collectiveIdentifier },
        }),
        'validationFailed',
      )
      assert.equal(error.details.length, 3)
      assert.match(error.details[0]!, /between 0 and 5/)
    },
  },
  ...[1, 5001].map(
    (maxInvoices): Case => ({
      title: `a collective identifier for ${maxInvoices} invoices at most is refused: it takes 2 to 5000`,
      since: '2.8',
      evidence: 'documented',
      source: 'limits-n02',
      async run(target) {
        const { call } = await signInOwner(target)
        const body = { onlineSession: limits, batchSession: limits, collectiveIdentifier: { maxInvoices } }
        const error = await refused(call.testdata.setSessionLimits({ body }), 'validationFailed')
        assert.deepEqual(error.details, [
          `'collectiveIdentifier.maxInvoices' must be between 2 and 5000. You entered ${maxInvoices}.`,
        ])
      },
    }),
  ),
  {
    title: 'limits without those of collective identifiers are refused',
    since: '2.8',
    evidence: 'documented',
    source: 'limits-n02',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/testdata/limits/context/session', {
        token: accessToken,
        body: { onlineSession: limits, batchSession: limits },
      })
      assert.equal(response.status, 400)
      const { exception } = await jsonOf<{ exception: { exceptionDetailList: { details: string[] }[] } }>(response)
      assert.deepEqual(exception.exceptionDetailList[0]!.details, ["'collectiveIdentifier' must not be empty."])
    },
  },
  {
    title: 'certificate limits are set, read and reset',
    evidence: 'documented',
    source: ['limits-010', 'limits-013', 'limits-018', 'limits-025'],
    async run(target) {
      const { call } = await signInOwner(target)
      await call.testdata.setCertificateLimits({
        body: {
          subjectIdentifierType: 'Nip',
          enrollment: { maxEnrollments: 15 },
          certificate: { maxCertificates: 14 },
        },
      })
      assert.deepEqual(await call.limits.subject(), {
        enrollment: { maxEnrollments: 15 },
        certificate: { maxCertificates: 14 },
      })
      await call.testdata.resetCertificateLimits()
      assert.deepEqual(await call.limits.subject(), {
        enrollment: { maxEnrollments: 300 },
        certificate: { maxCertificates: 100 },
      })
    },
  },
  {
    title: 'a certificate limit that is left out keeps its default',
    evidence: 'documented',
    source: 'limits-018',
    async run(target) {
      const { call } = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      await call.testdata.setCertificateLimits({ body: { certificate: { maxCertificates: 1 } } })
      assert.deepEqual(await call.limits.subject(), {
        enrollment: { maxEnrollments: 12 },
        certificate: { maxCertificates: 1 },
      })
    },
  },
  {
    title: 'a negative certificate limit is refused',
    evidence: 'documented',
    source: ['limits-011', 'limits-012'],
    async run(target) {
      const { call } = await signInOwner(target)
      const body = { certificate: { maxCertificates: -1 } }
      await refused(call.testdata.setCertificateLimits({ body }), 'validationFailed')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.testdata.resetSessionLimits(), 'unauthorized')
      await refused(call.testdata.resetCertificateLimits(), 'unauthorized')
      await refused(call.testdata.setCertificateLimits({ body: {} }), 'unauthorized')
    },
  },
]

export const testLimitsSuite = suite('Limits that test data override', cases, [
  setSessionLimits,
  resetSessionLimits,
  setCertificateLimits,
  resetCertificateLimits,
])
