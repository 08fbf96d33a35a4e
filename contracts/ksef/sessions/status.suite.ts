import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, members, refused } from '../../suite-answers.ts'
import { readReferenceNumber } from '../formats.ts'
import {
  closeSession,
  freshInvoiceSession,
  freshNumber,
  invoiceNow,
  invoiceNowOf,
  openInvoiceSession,
  sendAccepted,
  sendAndSettle,
  sessionNow,
  sessionOutcome,
  unknownSession,
} from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { status } from './status.ts'

const shown: Case[] = [
  {
    title: 'an open session shows status and dates, and only the counters that count',
    evidence: 'recorded',
    source: ['session-status-100-open-with-failed', 'session-status-073'],
    needs: ['form'],
    async run(target) {
      const { by, referenceNumber, ...key } = await freshInvoiceSession(target, signInOwner)
      await sendAndSettle(target, { by, referenceNumber, ...key }, 'no invoice')
      const answer = await jsonOf(
        await target.request('GET', `/sessions/${referenceNumber}`, { token: by.accessToken }),
      )
      assert.deepEqual(members(answer), [
        'status',
        'dateCreated',
        'dateUpdated',
        'validUntil',
        'invoiceCount',
        'failedInvoiceCount',
      ])
      assert.deepEqual(answer.status, { code: 100, description: 'Sesja interaktywna otwarta' })
    },
  },
  {
    title: 'counters of nothing are left out',
    evidence: 'recorded',
    source: ['session-status-100-open-with-failed', 'session-status-083'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const counts = async () => {
        const { invoiceCount, successfulInvoiceCount, failedInvoiceCount } = await sessionNow(session)
        return { invoiceCount, successfulInvoiceCount, failedInvoiceCount }
      }
      const none = { invoiceCount: undefined, successfulInvoiceCount: undefined, failedInvoiceCount: undefined }
      assert.deepEqual(await counts(), none)
      await sendAndSettle(target, session, 'no invoice')
      assert.deepEqual(await counts(), { ...none, invoiceCount: 1, failedInvoiceCount: 1 })
      await sendAccepted(target, session)
      assert.deepEqual(await counts(), { invoiceCount: 2, successfulInvoiceCount: 1, failedInvoiceCount: 1 })
    },
  },
  {
    title: 'an open session has no UPO, and goes on after a rejected invoice',
    evidence: 'described',
    source: 'sessions-online-052',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await sendAndSettle(target, session, 'no invoice')
      await sendAccepted(target, session)
      const { status, upo } = await sessionNow(session)
      assert.equal(status.code, 100)
      assert.equal(upo, undefined)
    },
  },
  {
    title: 'an empty session left open is cancelled after twelve hours: 440',
    evidence: 'described',
    source: ['known-session-440-empty', 'session-status-063'],
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      await target.advance(12 * 3_600_000)
      const { status } = await sessionNow({ ...session, by: await signInOwner(target, nip) })
      assert.deepEqual(status, { code: 440, description: 'Sesja anulowana', details: ['Nie przesłano faktur'] })
    },
  },
  {
    title: 'a session with a duplicate alone stays open, counts it as failed and lists it with 440',
    evidence: 'described',
    source: ['session-status-093', 'session-status-092'],
    async run(target) {
      const owner = await signInOwner(target)
      const number = freshNumber()
      await sendAccepted(target, await openInvoiceSession(target, owner), { number })
      const session = await openInvoiceSession(target, owner)
      await sendAndSettle(target, session, await invoiceNow(target, { seller: owner.context.value, number }))
      const { status, successfulInvoiceCount, failedInvoiceCount } = await sessionNow(session)
      assert.deepEqual([status.code, successfulInvoiceCount, failedInvoiceCount], [100, undefined, 1])
      const { invoices } = await owner.call.sessions.failedInvoices({
        params: { referenceNumber: session.referenceNumber },
      })
      assert.deepEqual(
        invoices?.map(({ status }) => status.code),
        [440],
      )
    },
  },
  {
    title: 'months later it is still there, with its invoices and its UPO',
    evidence: 'documented',
    source: 'session-status-080',
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const { referenceNumber, ksefNumber } = await sendAccepted(target, session)
      await closeSession(session)
      await sessionOutcome(target, session)
      await target.advance(200 * 86_400_000)
      const later = { ...session, by: await signInOwner(target, nip) }
      const { status, upo } = await sessionNow(later)
      assert.deepEqual([status.code, upo?.pages.length], [200, 1])
      assert.equal((await invoiceNowOf(later, referenceNumber)).ksefNumber, ksefNumber)
    },
  },
  {
    title: 'a processed session has a UPO of one page, of the kind EU, with a link',
    evidence: 'described',
    source: ['upo-reference-eu-type', 'session-status-072'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await sendAccepted(target, session)
      await closeSession(session)
      const { upo, validUntil } = await sessionOutcome(target, session)
      assert.equal(upo?.pages.length, 1)
      assert.equal(readReferenceNumber(upo.pages[0]!.referenceNumber)?.kind, 'EU')
      assert.ok(upo.pages[0]!.downloadUrl.startsWith('http'))
      assert.ok(validUntil)
    },
  },
  {
    title: 'the date of the last change follows what happens',
    evidence: 'documented',
    source: ['session-status-070', 'session-status-073'],
    needs: ['clock'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const opened = await sessionNow(session)
      assert.equal(opened.dateUpdated, opened.dateCreated)
      await target.advance(60_000)
      await sendAccepted(target, session)
      const sent = await sessionNow(session)
      assert.equal(sent.dateCreated, opened.dateCreated)
      assert.ok(sent.dateUpdated > opened.dateUpdated)
      await target.advance(60_000)
      await closeSession(session)
      assert.ok((await sessionNow(session)).dateUpdated > sent.dateUpdated)
    },
  },
  {
    title: 'who has Introspection sees a session of another',
    evidence: 'described',
    source: 'session-resource-access-rule',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const by = await signInDelegate(target, nip, ['Introspection'])
      assert.equal((await sessionNow({ ...session, by })).status.code, 100)
    },
  },
]

const refusals: Case[] = [
  {
    title: 'an unknown session is refused with 400',
    evidence: 'recorded',
    source: ['session-invoices-400-21173', 'session-status-071'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const error = await refused(sessionNow({ ...session, referenceNumber: unknownSession }), 'sessionNotFound')
      assert.deepEqual(error.details, [`Sesja o numerze referencyjnym ${unknownSession} nie została znaleziona.`])
    },
  },
  {
    title: 'neither the kind of an unknown number is judged nor its checksum',
    evidence: 'described',
    source: 'errors-n07',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const referenceNumber = '20260101-SE-0000000000-0000000000-00'
      await refused(sessionNow({ ...session, referenceNumber }), 'sessionNotFound')
    },
  },
  {
    title: 'a number of another form is refused',
    evidence: 'documented',
    source: 'session-status-018',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await refused(sessionNow({ ...session, referenceNumber: 'fake' }), 'validationFailed')
    },
  },
  {
    title: 'a session of another context is out of reach',
    evidence: 'described',
    source: 'session-status-086',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await refused(sessionNow({ ...session, by: await signInOwner(target) }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'a delegate does not see a session of the owner',
    evidence: 'described',
    source: ['session-resource-access-rule', 'session-status-068'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const by = await signInDelegate(target, nip, ['InvoiceWrite'])
      await refused(sessionNow({ ...session, by }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'InvoiceRead alone sees none: 403',
    evidence: 'documented',
    source: 'session-status-019',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      await refused(
        sessionNow({ ...session, by: await signInDelegate(target, nip, ['InvoiceRead']) }),
        'missingPermissions',
      )
    },
  },
]

export const sessionStatusSuite = suite(status, [...shown, ...refusals])
