import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, members, refused } from '../../suite-answers.ts'
import {
  freshInvoiceSession,
  type InvoiceSession,
  invoiceOutcome,
  openInvoiceSession,
  send,
  sendAccepted,
  sendAndSettle,
  stored,
  unknownSession,
  withInstants,
} from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { failedInvoices } from './failed-invoices.ts'
import { invoices } from './invoices.ts'

const list = ({ by, referenceNumber }: InvoiceSession, token?: string) =>
  by.call.sessions.invoices({ params: { referenceNumber }, headers: { 'x-continuation-token': token } })
const listFailed = async ({ by, referenceNumber }: InvoiceSession, token?: string) => {
  const headers = { 'x-continuation-token': token }
  const page = await by.call.sessions.failedInvoices({ params: { referenceNumber }, headers })
  return { ...page, invoices: page.invoices ?? [] }
}

const cases: Case[] = [
  {
    title: 'the members of an accepted invoice and of a rejected one, in their order',
    evidence: 'recorded',
    source: [
      'session-invoices-200-accepted',
      'session-invoices-200-semantic-error-enum',
      'session-batch-invoices-mixed',
    ],
    needs: ['form'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const accepted = await sendAccepted(target, session)
      await sendAndSettle(target, session, 'no invoice')
      await stored(target, session, accepted)
      const { by, referenceNumber } = session
      const path = `/sessions/${referenceNumber}/invoices`
      const { invoices } = await jsonOf<{ invoices: object[] }>(
        await target.request('GET', path, { token: by.accessToken }),
      )
      assert.deepEqual(invoices.map(members), [
        [
          'ordinalNumber',
          'invoiceNumber',
          'ksefNumber',
          'referenceNumber',
          'invoiceHash',
          'acquisitionDate',
          'invoicingDate',
          'permanentStorageDate',
          'upoDownloadUrl',
          'upoDownloadUrlExpirationDate',
          'invoicingMode',
          'status',
        ],
        ['ordinalNumber', 'referenceNumber', 'invoiceHash', 'invoicingDate', 'status'],
      ])
    },
  },
  {
    title: 'the list has every invoice as its status has it, in order',
    evidence: 'recorded',
    source: ['session-invoices-200-accepted', 'session-status-085', 'session-status-020'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const rejected = await sendAndSettle(target, session, 'no invoice')
      const accepted = await sendAccepted(target, session)
      const { invoices, continuationToken } = await list(session)
      assert.ok(!continuationToken)
      assert.deepEqual(withInstants(invoices[0]), withInstants(rejected))
      assert.equal(invoices[1]?.ksefNumber, accepted.ksefNumber)
      assert.deepEqual(
        invoices.map(({ ordinalNumber }) => ordinalNumber),
        [1, 2],
      )
    },
  },
  {
    title: 'the list of the failed has the rejected ones alone',
    evidence: 'documented',
    source: ['session-status-077', 'session-status-029', 'session-status-092'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      assert.deepEqual((await listFailed(session)).invoices, [])
      await sendAccepted(target, session)
      const rejected = await sendAndSettle(target, session, 'no invoice')
      await sendAccepted(target, session)
      assert.deepEqual(withInstants((await listFailed(session)).invoices), withInstants([rejected]))
    },
  },
  {
    title: 'an invoice under way is not among the failed',
    evidence: 'assumed',
    source: 'simulator/ksef/sessions/list-invoices.ts',
    needs: ['delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await send(session, 'no invoice')
      assert.deepEqual((await listFailed(session)).invoices, [])
      assert.equal((await list(session)).invoices.length, 1)
    },
  },
  {
    title: 'where nothing failed the list of the failed is missing, that of all is there',
    evidence: 'described',
    source: 'session-status-091',
    needs: ['form'],
    async run(target) {
      const { by, referenceNumber } = await freshInvoiceSession(target, signInOwner)
      const read = async (path: string) =>
        jsonOf(await target.request('GET', `/sessions/${referenceNumber}/${path}`, { token: by.accessToken }))
      assert.deepEqual(await read('invoices/failed'), {})
      assert.deepEqual(await read('invoices'), { invoices: [] })
    },
  },
  {
    title: 'a page is followed by the next, in both lists',
    evidence: 'documented',
    source: ['session-status-025', 'session-status-034'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      let last = ''
      for (let left = 11; left > 0; left--) last = await send(session, `no invoice ${left}`)
      await invoiceOutcome(target, session, last)
      for (const one of [list, listFailed]) {
        const first = await one(session)
        assert.equal(first.invoices.length, 10)
        const second = await one(session, first.continuationToken!)
        assert.deepEqual(
          second.invoices.map(({ ordinalNumber }) => ordinalNumber),
          [11],
        )
        assert.ok(!second.continuationToken)
      }
    },
  },
  {
    title: 'an unknown session is refused with 400',
    evidence: 'recorded',
    source: ['session-invoices-400-21173', 'session-status-021', 'session-status-030'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await refused(list({ ...session, referenceNumber: unknownSession }), 'sessionNotFound')
      await refused(listFailed({ ...session, referenceNumber: unknownSession }), 'sessionNotFound')
    },
  },
  {
    title: 'a continuation token that is none is refused',
    evidence: 'documented',
    source: ['session-status-022', 'session-status-031'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await refused(list(session, 'nonsense'), 'invalidContinuationToken')
      await refused(listFailed(session, 'nonsense'), 'invalidContinuationToken')
    },
  },
  {
    title: 'a delegate does not list the invoices of the owner, with Introspection they do',
    evidence: 'described',
    source: ['session-resource-access-rule', 'sessions-online-062'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const writer = await signInDelegate(target, nip, ['InvoiceWrite'])
      await refused(list({ ...session, by: writer }), 'insufficientResourceAccess')
      await refused(listFailed({ ...session, by: writer }), 'insufficientResourceAccess')
      await list({ ...session, by: await signInDelegate(target, nip, ['Introspection']) })
    },
  },
  {
    title: 'InvoiceRead alone lists none: 403',
    evidence: 'documented',
    source: ['session-status-024', 'session-status-033'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const by = await signInDelegate(target, nip, ['InvoiceRead'])
      await refused(list({ ...session, by }), 'missingPermissions')
      await refused(listFailed({ ...session, by }), 'missingPermissions')
    },
  },
]

export const sessionInvoicesSuite = suite('The invoices of a session', cases, [invoices, failedInvoices])
