import { strict as assert } from 'node:assert'
import type { CallInput } from '../../operation.ts'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, refused } from '../../suite-answers.ts'
import type { Operations } from '../operations.ts'
import {
  closeSession,
  type InvoiceSession,
  openInvoiceSession,
  sendAccepted,
  sessionNow,
  withInstants,
} from '../suite-invoices.ts'
import { freshNip, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { list } from './list.ts'

type Query = Omit<NonNullable<CallInput<Operations['sessions']['list']>['query']>, 'sessionType'>

const listed = (by: Session, query: Query = {}, token?: string) =>
  by.call.sessions.list({ query: { sessionType: 'Online', ...query }, headers: { 'x-continuation-token': token } })
const numbers = async (by: Session, query?: Query): Promise<string[]> =>
  (await listed(by, query)).sessions.map(({ referenceNumber }) => referenceNumber)
const open = async (by: Session, target: Parameters<typeof openInvoiceSession>[0], count: number) => {
  const opened: InvoiceSession[] = []
  for (let left = count; left > 0; left--) opened.push(await openInvoiceSession(target, by))
  return opened
}

interface Problem {
  readonly errors: readonly { readonly code: number }[]
  readonly traceId: string
}
interface Exception {
  readonly exception: {
    readonly exceptionDetailList: readonly { readonly exceptionCode: number }[]
    readonly serviceCode: string
  }
}

const sight: Case[] = [
  {
    title: 'the owner sees every session of the context, a delegate with InvoiceWrite their own',
    evidence: 'documented',
    source: ['session-status-067', 'session-status-068'],
    async run(target) {
      const nip = freshNip()
      const [owner, delegate] = [await signInOwner(target, nip), await signInDelegate(target, nip, ['InvoiceWrite'])]
      const [own] = await open(owner, target, 1)
      const [delegates] = await open(delegate, target, 1)
      assert.deepEqual((await numbers(owner)).sort(), [own!.referenceNumber, delegates!.referenceNumber].sort())
      assert.deepEqual(await numbers(delegate), [delegates!.referenceNumber])
    },
  },
  ...(['Introspection', 'EnforcementOperations'] as const).map(
    (permission): Case => ({
      title: `a delegate with ${permission} sees every session of the context`,
      evidence: 'documented',
      source: 'session-status-067',
      async run(target) {
        const nip = freshNip()
        const [opened] = await open(await signInOwner(target, nip), target, 1)
        assert.deepEqual(await numbers(await signInDelegate(target, nip, [permission])), [opened!.referenceNumber])
      },
    }),
  ),
  {
    title: 'another context sees none of them',
    evidence: 'assumed',
    source: 'simulator/ksef/sessions/list.ts',
    async run(target) {
      await open(await signInOwner(target), target, 1)
      assert.deepEqual(await numbers(await signInOwner(target)), [])
    },
  },
]

const pages: Case[] = [
  {
    title: 'an item has numbers where the status leaves them out',
    evidence: 'documented',
    source: ['session-status-001', 'session-status-089'],
    async run(target) {
      const [session] = await open(await signInOwner(target), target, 1)
      const [item] = (await listed(session!.by)).sessions
      const { dateCreated, dateUpdated, validUntil } = await sessionNow(session!)
      const expected = {
        referenceNumber: session!.referenceNumber,
        status: { code: 100, description: 'Sesja interaktywna otwarta' },
        dateCreated,
        dateUpdated,
        validUntil,
        totalInvoiceCount: 0,
        successfulInvoiceCount: 0,
        failedInvoiceCount: 0,
      }
      assert.deepEqual(withInstants(item), withInstants(expected))
    },
  },
  {
    title: 'the newest comes first, and the continuation token goes on',
    evidence: 'documented',
    source: ['session-status-005', 'session-status-006'],
    async run(target) {
      const owner = await signInOwner(target)
      const opened = (await open(owner, target, 11)).map(({ referenceNumber }) => referenceNumber)
      const first = await listed(owner)
      assert.equal(first.sessions.length, 10)
      assert.ok(first.continuationToken)
      const second = await listed(owner, {}, first.continuationToken)
      assert.ok(!second.continuationToken)
      const seen = [...first.sessions, ...second.sessions].map(({ referenceNumber }) => referenceNumber)
      assert.deepEqual(seen.toSorted(), opened.toSorted())
      const dates = [...first.sessions, ...second.sessions].map(({ dateCreated }) => Date.parse(dateCreated))
      assert.deepEqual(
        dates,
        dates.toSorted((a, b) => b - a),
      )
    },
  },
  {
    title: 'statuses filter, several at once: open ones, and empty ones that were closed',
    evidence: 'documented',
    source: ['session-status-069', 'session-status-081', 'session-status-087', 'session-status-088'],
    async run(target) {
      const owner = await signInOwner(target)
      const [one, other] = await open(owner, target, 2)
      await closeSession(other!)
      assert.deepEqual(await numbers(owner, { statuses: ['InProgress'] }), [one!.referenceNumber])
      assert.deepEqual(await numbers(owner, { statuses: ['Cancelled'] }), [other!.referenceNumber])
      assert.equal((await numbers(owner, { statuses: ['InProgress', 'Cancelled'] })).length, 2)
      assert.deepEqual(await numbers(owner, { statuses: ['Failed', 'Succeeded'] }), [])
    },
  },
  {
    title: 'a reference number filters',
    evidence: 'documented',
    source: 'session-status-008',
    async run(target) {
      const owner = await signInOwner(target)
      const [, other] = await open(owner, target, 2)
      assert.deepEqual(await numbers(owner, { referenceNumber: other!.referenceNumber }), [other!.referenceNumber])
    },
  },
  {
    title: 'dates of opening, closing and the last change filter, both ends included',
    evidence: 'documented',
    source: ['session-status-009', 'session-status-011', 'session-status-013', 'session-status-070'],
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const [first] = await open(owner, target, 1)
      await target.advance(60_000)
      const [second] = await open(owner, target, 1)
      const created = (await sessionNow(second!)).dateCreated
      assert.deepEqual(await numbers(owner, { dateCreatedFrom: created }), [second!.referenceNumber])
      assert.equal((await numbers(owner, { dateCreatedTo: created })).length, 2)
      await target.advance(60_000)
      await sendAccepted(target, first!)
      const { dateUpdated } = await sessionNow(first!)
      assert.deepEqual(await numbers(owner, { dateModifiedFrom: dateUpdated }), [first!.referenceNumber])
      assert.deepEqual(await numbers(owner, { dateClosedTo: dateUpdated }), [])
      await closeSession(second!)
      assert.deepEqual(await numbers(owner, { dateClosedFrom: dateUpdated }), [second!.referenceNumber])
    },
  },
  {
    title: 'batch sessions are listed for themselves',
    evidence: 'documented',
    source: 'session-status-007',
    async run(target) {
      const owner = await signInOwner(target)
      await open(owner, target, 1)
      assert.deepEqual((await owner.call.sessions.list({ query: { sessionType: 'Batch' } })).sessions, [])
    },
  },
]

const refusals: Case[] = [
  {
    title: 'without a session type it is refused',
    evidence: 'documented',
    source: 'session-status-007',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      assert.equal((await target.request('GET', '/sessions', { token: accessToken })).status, 400)
    },
  },
  {
    title: 'a continuation token that is none is refused',
    evidence: 'documented',
    source: ['session-status-002', 'errors-n06'],
    async run(target) {
      await refused(listed(await signInOwner(target), {}, 'nonsense'), 'invalidContinuationToken')
    },
  },
  {
    title: 'a page size out of bounds is refused',
    evidence: 'documented',
    source: 'session-status-005',
    async run(target) {
      const owner = await signInOwner(target)
      await refused(listed(owner, { pageSize: 9 }), 'validationFailed')
      await refused(listed(owner, { pageSize: 1001 }), 'validationFailed')
    },
  },
  {
    title: 'a page size out of bounds is refused in the format that is asked for',
    evidence: 'described',
    source: 'errors-n05',
    async run(target) {
      const { accessToken: token } = await signInOwner(target)
      const ask = (headers = {}) =>
        target.request('GET', '/sessions?sessionType=Online&pageSize=5000', { token, headers })
      const asked = await ask({ 'X-Error-Format': 'problem-details' })
      assert.equal(asked.status, 400)
      const { errors, traceId } = await jsonOf<Problem>(asked, 'application/problem+json')
      assert.equal(errors[0]!.code, 21405)
      assert.match(traceId, /^[0-9a-f]{32}$/)
      const { exception } = await jsonOf<Exception>(await ask())
      assert.equal(exception.exceptionDetailList[0]!.exceptionCode, 21405)
      assert.match(exception.serviceCode, /^00-[0-9a-f]{32}-[0-9a-f]{16}-0\d$/)
    },
  },
  {
    title: 'a date that is none is refused',
    evidence: 'documented',
    source: 'session-status-003',
    async run(target) {
      await refused(listed(await signInOwner(target), { dateCreatedFrom: 'yesterday' }), 'validationFailed')
    },
  },
  {
    title: 'InvoiceRead alone sees no list: 403',
    evidence: 'documented',
    source: 'session-status-004',
    async run(target) {
      await refused(listed(await signInDelegate(target, freshNip(), ['InvoiceRead'])), 'missingPermissions')
    },
  },
]

export const listSessionsSuite = suite(list, [...sight, ...pages, ...refusals])
