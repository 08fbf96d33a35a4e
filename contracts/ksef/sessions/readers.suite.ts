import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  closeSession,
  openInvoiceSession,
  send,
  sendAccepted,
  sendAndSettle,
  sessionOutcome,
} from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { failedInvoices } from './failed-invoices.ts'
import { invoiceStatus } from './invoice-status.ts'
import { invoices } from './invoices.ts'
import { status } from './status.ts'
import { upo } from './upo.ts'
import { upoByInvoice } from './upo-by-invoice.ts'
import { upoByKsefNumber } from './upo-by-ksef-number.ts'

const rights = [
  { right: 'Introspection', refusal: 'missingPermissions' },
  { right: 'EnforcementOperations', refusal: 'insufficientResourceAccess' },
] as const

/** Rights that open the sessions of everyone in the context, to read. */
const cases = rights.map(
  ({ right, refusal }): Case => ({
    title: `with ${right} a delegate reads all of a session of the owner, and sends nothing there`,
    evidence: 'described',
    source: ['session-resource-access-rule', 'session-status-067'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const accepted = await sendAccepted(target, session)
      const rejected = await sendAndSettle(target, session, 'no invoice')
      const by = await signInDelegate(target, nip, [right])
      await refused(send({ ...session, by }, 'no invoice'), refusal)
      await closeSession(session)
      const page = (await sessionOutcome(target, { ...session, by })).upo!.pages[0]!.referenceNumber

      const { referenceNumber, ksefNumber } = accepted
      const of = { referenceNumber: session.referenceNumber }
      const { sessions } = by.call
      const numbers = (list: { readonly invoices?: readonly { readonly referenceNumber: string }[] }) =>
        list.invoices?.map(it => it.referenceNumber)
      const [all, failed] = [await sessions.invoices({ params: of }), await sessions.failedInvoices({ params: of })]
      assert.deepEqual(numbers(all), [referenceNumber, rejected.referenceNumber])
      assert.deepEqual(numbers(failed), [rejected.referenceNumber])
      const params = { ...of, invoiceReferenceNumber: referenceNumber }
      assert.equal((await sessions.invoiceStatus({ params })).ksefNumber, ksefNumber)
      const byNumber = await sessions.upoByKsefNumber({ params: { ...of, ksefNumber } })
      assert.deepEqual(await sessions.upoByInvoice({ params }), byNumber)
      const ofSession = await sessions.upo({ params: { ...of, upoReferenceNumber: page } })
      assert.match(new TextDecoder().decode(ofSession.xml), new RegExp(ksefNumber))
    },
  }),
)

export const sessionReadersSuite = suite('Who reads the sessions of others', cases, [
  status,
  invoices,
  failedInvoices,
  invoiceStatus,
  upoByKsefNumber,
  upoByInvoice,
  upo,
])
