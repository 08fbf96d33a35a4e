import { strict as assert } from 'node:assert'
import { type Case, suite, type Target } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  attachment,
  dayFromNow,
  freshInvoiceSession,
  hashOf,
  type InvoiceSession,
  invoiceNow,
  invoiceOutcome,
  send,
  sendAndSettle,
} from '../suite-invoices.ts'
import { freshNip, signInOwner } from '../suite-preparation.ts'
import { allowAttachments } from './allow-attachments.ts'
import { disallowAttachments } from './disallow-attachments.ts'

/** Consent counts in an interactive session for a technical correction only: the one way to send an FA attachment there. */
const sendWithAttachment = async (target: Target, session: InvoiceSession, padding = '') => {
  const rejected = `no invoice ${Math.random()}`
  await invoiceOutcome(target, session, await send(session, rejected, { offlineMode: true }))
  const xml = await invoiceNow(target, { seller: session.by.context.value, attachment, padding })
  return sendAndSettle(target, session, xml, { offlineMode: true, hashOfCorrectedInvoice: hashOf(rejected) })
}

const cases: Case[] = [
  {
    title: 'with consent an attachment goes through as a technical correction, without it does not',
    evidence: 'documented',
    source: ['testdata-021', 'testdata-048', 'sessions-online-045', 'sessions-online-046', 'offline-009'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const nip = session.by.context.value
      assert.equal((await sendWithAttachment(target, session)).status.code, 415)
      await target.call.testdata.allowAttachments({ body: { nip } })
      assert.equal((await sendWithAttachment(target, session)).status.code, 200)
    },
  },
  {
    title: 'a consent that was withdrawn counts no more, one that ends later still does',
    evidence: 'documented',
    source: ['testdata-024', 'testdata-049'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const nip = session.by.context.value
      await target.call.testdata.allowAttachments({ body: { nip } })
      const expectedEndDate = await dayFromNow(target, 2)
      await target.call.testdata.disallowAttachments({ body: { nip, expectedEndDate } })
      assert.equal((await sendWithAttachment(target, session)).status.code, 200)
      await target.call.testdata.disallowAttachments({ body: { nip } })
      assert.equal((await sendWithAttachment(target, session)).status.code, 415)
    },
  },
  {
    title: 'with an attachment an invoice may have three megabytes, and no more',
    evidence: 'documented',
    source: 'sessions-online-043',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await target.call.testdata.allowAttachments({ body: { nip: session.by.context.value } })
      const codeWith = async (padding: number) =>
        (await sendWithAttachment(target, session, 'x'.repeat(padding))).status.code
      assert.deepEqual([await codeWith(2_990_000), await codeWith(3_000_000)], [200, 430])
    },
  },
  {
    title: 'withdrawing what was never given is no fault',
    evidence: 'described',
    source: 'testdata-n01',
    async run(target) {
      const { call } = target
      await call.testdata.disallowAttachments({ body: { nip: freshNip() } })
      const expectedEndDate = await dayFromNow(target, 30)
      await call.testdata.disallowAttachments({ body: { nip: freshNip(), expectedEndDate } })
    },
  },
  {
    title: 'what is no NIP, or no date, is refused',
    evidence: 'documented',
    source: ['testdata-022', 'testdata-023', 'testdata-025', 'testdata-026'],
    async run({ call }) {
      await refused(call.testdata.allowAttachments({ body: { nip: '123' } }), 'validationFailed')
      await refused(call.testdata.disallowAttachments({ body: { nip: '123' } }), 'validationFailed')
      const body = { nip: freshNip(), expectedEndDate: 'tomorrow' }
      await refused(call.testdata.disallowAttachments({ body }), 'validationFailed')
    },
  },
]

export const attachmentSuite = suite('Consent to attachments', cases, [allowAttachments, disallowAttachments])
