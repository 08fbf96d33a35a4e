import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { makeInternalId, nipPattern } from '../formats.ts'
import {
  freshInvoiceSession,
  hashOf,
  internalSubject,
  openInvoiceSession,
  sendAccepted,
  stored,
  thirdSubject,
} from '../suite-invoices.ts'
import { freshNip, type Session, sealOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { get } from './get.ts'

const download = (by: Session, ksefNumber: string) => by.call.invoices.get({ params: { ksefNumber } })

const cases: Case[] = [
  {
    title: 'the seller downloads what was sent, byte for byte, with its hash in a header',
    evidence: 'documented',
    source: ['invoices-get-001', 'invoices-get-006', 'invoices-get-008'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const invoice = await sendAccepted(target, session)
      await stored(target, session, invoice)
      const { xml, hash } = await download(session.by, invoice.ksefNumber)
      assert.equal(new TextDecoder().decode(xml), invoice.xml)
      assert.equal(hash, hashOf(xml))
    },
  },
  {
    title: 'the buyer and a third subject download it, each in their own context',
    evidence: 'described',
    source: ['session-resource-access-rule', 'invoices-query-038', 'invoices-query-039'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const [buyer, third] = [freshNip(), freshNip()]
      const invoice = await sendAccepted(target, session, { buyer, thirdSubjects: thirdSubject(third) })
      await stored(target, session, invoice)
      for (const nip of [buyer, third]) await download(await signInOwner(target, nip), invoice.ksefNumber)
    },
  },
  {
    title: 'until it is stored for good it is refused with a code of its own',
    evidence: 'documented',
    source: ['invoices-get-003', 'invoices-get-007'],
    needs: ['delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { ksefNumber } = await sendAccepted(target, session)
      const error = await refused(download(session.by, ksefNumber), 'invoiceNotStored')
      assert.ok(error.details[0]?.includes(ksefNumber))
    },
  },
  {
    title: 'an unknown number is refused',
    evidence: 'documented',
    source: 'invoices-get-002',
    async run(target) {
      const ksefNumber = '5265877635-20250826-0100001AF629-AF'
      const error = await refused(download(await signInOwner(target), ksefNumber), 'invoiceNotFound')
      assert.deepEqual(error.details, [`Faktura o numerze KSeF ${ksefNumber} nie została znaleziona.`])
    },
  },
  {
    title: 'an unknown number whose checksum is wrong is refused as any other',
    evidence: 'described',
    source: 'invoices-get-n01',
    async run(target) {
      const ksefNumber = '5265877635-20250101-0100A0000000-00'
      await refused(download(await signInOwner(target), ksefNumber), 'invoiceNotFound')
    },
  },
  {
    title: 'a number of another form is refused',
    evidence: 'documented',
    source: ['invoices-get-004', 'ksef-number-001'],
    async run(target) {
      await refused(download(await signInOwner(target), '123'), 'validationFailed')
    },
  },
  {
    title: 'a context that does not stand on the invoice does not get it: 403',
    evidence: 'described',
    source: ['session-resource-access-rule', 'error-403-problem-null-reason'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const invoice = await sendAccepted(target, session)
      await stored(target, session, invoice)
      await refused(download(await signInOwner(target), invoice.ksefNumber), 'insufficientResourceAccess')
    },
  },
  {
    title: 'InvoiceWrite alone downloads none: 403',
    evidence: 'documented',
    source: ['invoices-get-005', 'sessions-online-062'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const { ksefNumber } = await sendAccepted(target, session)
      await refused(download(await signInDelegate(target, nip, ['InvoiceWrite']), ksefNumber), 'missingPermissions')
    },
  },
  {
    title: 'the buyer downloads an invoice whose third subject is a unit of theirs',
    evidence: 'described',
    source: 'session-resource-access-rule',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const nip = freshNip()
      assert.match(nip, nipPattern)
      const value = makeInternalId(nip, '0001')
      const invoice = await sendAccepted(target, session, { buyer: nip, thirdSubjects: internalSubject(value) })
      await stored(target, session, invoice)
      await download(await signIn(target, await sealOf(target, nip), { type: 'Nip', value: nip }), invoice.ksefNumber)
    },
  },
]

export const getInvoiceSuite = suite(get, cases)
