import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { readReferenceNumber } from '../formats.ts'
import {
  clockOf,
  closeSession,
  dayFromNow,
  freshInvoiceSession,
  freshNumber,
  hashOf,
  invoiceNow,
  invoiceOutcome,
  openInvoiceSession,
  send,
  sendAccepted,
  sendAndSettle,
  sendBody,
  stored,
  unknownSession,
} from '../suite-invoices.ts'
import { invoicesOf, sendPackage, zipped } from '../suite-packages.ts'
import { freshNip, grant, personOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { sendInvoice } from './send-invoice.ts'

const anyHash = Buffer.alloc(32).toString('base64')
const taken: Case[] = [
  {
    title: 'an invoice is taken in under a number of the kind EE',
    evidence: 'recorded',
    source: 'session-online-send-202-recorded',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const xml = await invoiceNow(target, { seller: session.by.context.value })
      assert.equal(readReferenceNumber(await send(session, xml))?.kind, 'EE')
    },
  },
  {
    title: 'what is no invoice is taken in all the same: its status tells',
    evidence: 'documented',
    source: 'sessions-online-028',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      assert.equal(readReferenceNumber(await send(session, 'no invoice'))?.kind, 'EE')
    },
  },
  {
    title: 'the owner sends in a session that a delegate opened',
    evidence: 'described',
    source: ['session-resource-access-rule', 'sessions-online-066'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInDelegate(target, nip, ['InvoiceWrite']))
      const owner = await signInOwner(target, nip)
      await sendAccepted(target, { ...session, by: owner })
    },
  },
  {
    title: 'a technical correction of a rejected offline invoice is accepted',
    evidence: 'documented',
    source: ['sessions-online-034', 'sessions-online-058'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const seller = session.by.context.value
      const wrong = await invoiceNow(target, { seller, issueDate: await dayFromNow(target, 2) })
      const rejected = await sendAndSettle(target, session, wrong, { offlineMode: true })
      assert.equal(rejected.status.code, 450)
      const correction = { offlineMode: true, hashOfCorrectedInvoice: rejected.invoiceHash }
      await sendAccepted(target, session, {}, correction)
    },
  },
  {
    title: 'a technical correction goes in a later session of another sign-in, too',
    evidence: 'described',
    source: 'sessions-online-059',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const wrong = await invoiceNow(target, { seller: nip, issueDate: await dayFromNow(target, 2) })
      const { invoiceHash } = await sendAndSettle(target, session, wrong, { offlineMode: true })
      await closeSession(session)
      const later = await openInvoiceSession(target, await signInOwner(target, nip))
      await sendAccepted(target, later, {}, { offlineMode: true, hashOfCorrectedInvoice: invoiceHash })
    },
  },
  {
    title: 'a technical correction mends the schema, the hash or a number used before',
    evidence: 'documented',
    source: ['sessions-online-037', 'offline-008'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const seller = session.by.context.value
      const { invoiceNumber } = await sendAccepted(target, session)
      const correct = (hash: string) =>
        sendAccepted(target, session, {}, { offlineMode: true, hashOfCorrectedInvoice: hash })
      const offline = (xml: string, changed = {}) =>
        sendAndSettle(target, session, xml, { offlineMode: true, ...changed })
      const broken = (await invoiceNow(target, { seller })).replace('<P_12>23<', '<P_12>x<')
      // Another amount: the original itself was accepted, and corrects nothing.
      const again = await invoiceNow(target, { seller, number: invoiceNumber!, net: 200 })
      for (const [code, rejected] of [
        [450, await offline(broken)],
        [440, await offline(again)],
        [430, await offline(await invoiceNow(target, { seller }), { invoiceHash: hashOf('another') })],
      ] as const) {
        assert.equal(rejected.status.code, code)
        await correct(rejected.invoiceHash)
      }
    },
  },
  {
    title: 'a technical correction of what KSeF never saw is taken, and found under that hash',
    evidence: 'described',
    source: 'offline-007',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const never = hashOf(`never sent ${freshNumber()}`)
      const sent = await sendAccepted(target, session, {}, { offlineMode: true, hashOfCorrectedInvoice: never })
      await stored(target, session, sent)
      const from = new Date((await clockOf(target)).getTime() - 86_400_000).toISOString()
      const { invoices } = await session.by.call.invoices.queryMetadata({
        body: { subjectType: 'Subject1', dateRange: { dateType: 'Invoicing', from } },
      })
      const found = invoices.find(({ ksefNumber }) => ksefNumber === sent.ksefNumber)
      assert.equal(found?.hashOfCorrectedInvoice, never)
    },
  },
  {
    title: 'while the first technical correction is under way another is taken',
    evidence: 'described',
    source: 'offline-006',
    needs: ['delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await invoiceOutcome(target, session, await send(session, 'no invoice', { offlineMode: true }))
      const correction = { offlineMode: true, hashOfCorrectedInvoice: hashOf('no invoice') }
      const seller = session.by.context.value
      await send(session, await invoiceNow(target, { seller, number: freshNumber() }), correction)
      await send(session, await invoiceNow(target, { seller, number: freshNumber() }), correction)
    },
  },
]

const refusals: Case[] = [
  {
    title: 'another size of what is encrypted is refused',
    evidence: 'documented',
    source: ['sessions-online-013', 'sessions-online-029'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { encryptedInvoiceSize } = sendBody(session, 'abc')
      const error = await refused(
        send(session, 'abc', { encryptedInvoiceSize: encryptedInvoiceSize + 1 }),
        'sizeMismatch',
      )
      assert.deepEqual(error.details, ['Długość treści nie zgadza się z rozmiarem pliku.'])
    },
  },
  {
    title: 'another hash of what is encrypted is refused',
    evidence: 'documented',
    source: ['sessions-online-014', 'sessions-online-029'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const error = await refused(send(session, 'abc', { encryptedInvoiceHash: anyHash }), 'hashMismatch')
      assert.deepEqual(error.details, ['Skrót treści nie zgadza się ze skrótem pliku.'])
    },
  },
  {
    title: 'a refused invoice leaves no trace in its session',
    evidence: 'assumed',
    source: 'simulator/ksef/sessions/send-invoice.ts',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await refused(send(session, 'abc', { encryptedInvoiceHash: anyHash }), 'hashMismatch')
      const { ordinalNumber } = await sendAccepted(target, session)
      assert.equal(ordinalNumber, 1)
    },
  },
  {
    title: 'a session whose key was bad takes no invoices',
    evidence: 'recorded',
    source: ['session-send-400-21180-status-415', 'session-send-400-21180-prod-log', 'session-415-intermittent'],
    async run(target) {
      const encryptedSymmetricKey = randomBytes(256).toString('base64')
      const session = await openInvoiceSession(target, await signInOwner(target), { encryptedSymmetricKey })
      const error = await refused(send(session, 'abc'), 'sessionTakesNoInvoices')
      assert.deepEqual(error.details, ['Status sesji (415) uniemożliwia wysyłkę faktur.'])
    },
  },
  {
    title: 'a closed session takes no invoices',
    evidence: 'documented',
    source: 'sessions-online-030',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await closeSession(session)
      await refused(send(session, 'abc'), 'sessionTakesNoInvoices')
    },
  },
  {
    title: 'after twelve hours a session takes no invoices',
    evidence: 'documented',
    source: 'sessions-online-027',
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      await target.advance(12 * 3_600_000)
      const by = await signInOwner(target, nip)
      await refused(send({ ...session, by }, 'abc'), 'sessionTakesNoInvoices')
    },
  },
  {
    title: 'an unknown session is refused with 400',
    evidence: 'documented',
    source: ['sessions-online-011', 'sessions-online-076'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const error = await refused(send({ ...session, referenceNumber: unknownSession }, 'abc'), 'onlineSessionNotFound')
      assert.deepEqual(error.details, [`Sesja o numerze referencyjnym ${unknownSession} nie została odnaleziona.`])
    },
  },
  {
    title: 'a session has a limit of invoices',
    evidence: 'documented',
    source: ['sessions-online-008', 'sessions-online-044'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const onlineSession = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 1 }
      const collectiveIdentifier = { maxInvoices: 500 }
      await session.by.call.testdata.setSessionLimits({
        body: { onlineSession, batchSession: onlineSession, collectiveIdentifier },
      })
      await send(session, 'one')
      const error = await refused(send(session, 'two'), 'invoiceCountExceeded')
      assert.deepEqual(error.details, [
        `Sesja o numerze referencyjnym ${session.referenceNumber} osiągnęła dozwolony limit liczby faktur 1.`,
      ])
    },
  },
  {
    title: 'a technical correction of an accepted invoice is refused',
    evidence: 'documented',
    source: 'sessions-online-036',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { invoiceHash } = await sendAccepted(target, session)
      const correction = { offlineMode: true, hashOfCorrectedInvoice: invoiceHash }
      await refused(send(session, 'abc', correction), 'notCorrectable')
    },
  },
  {
    title: 'a technical correction mends no missing right, whether the session was interactive or a package',
    evidence: 'documented',
    source: ['sessions-online-037', 'sessions-online-034'],
    async run(target) {
      const by = await signInOwner(target)
      const session = await openInvoiceSession(target, by)
      const foreign = await invoiceNow(target, { seller: freshNip() })
      const { invoiceHash, status } = await sendAndSettle(target, session, foreign, { offlineMode: true })
      assert.equal(status.code, 410)
      const packed = await invoiceNow(target, { seller: freshNip() })
      const archive = await zipped([{ name: 'foreign.xml', bytes: packed }])
      const { batch } = await sendPackage(target, by, archive, { offlineMode: true })
      assert.equal((await invoicesOf(batch))[0]?.status.code, 410)
      for (const hash of [invoiceHash, hashOf(packed)])
        await refused(send(session, 'abc', { offlineMode: true, hashOfCorrectedInvoice: hash }), 'notCorrectable')
    },
  },
  {
    title: 'a second technical correction is refused',
    evidence: 'documented',
    source: ['sessions-online-035', 'offline-005'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await invoiceOutcome(target, session, await send(session, 'no invoice', { offlineMode: true }))
      const correction = { offlineMode: true, hashOfCorrectedInvoice: hashOf('no invoice') }
      await sendAccepted(target, session, {}, correction)
      await refused(send(session, 'abc', correction), 'alreadyCorrected')
    },
  },
  {
    title: 'a technical correction of an invoice that is not offline is refused',
    evidence: 'described',
    source: ['offline-004', 'sessions-online-034'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const error = await refused(send(session, 'abc', { hashOfCorrectedInvoice: anyHash }), 'validationFailed')
      assert.deepEqual(error.details, ['HashOfCorrectedInvoice can only be provided for offline invoices'])
    },
  },
  {
    title: 'a delegate does not send in a session of the owner',
    evidence: 'described',
    source: ['session-resource-access-rule', 'sessions-online-062'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const by = await signInDelegate(target, nip, ['InvoiceWrite', 'Introspection'])
      await refused(send({ ...session, by }, 'abc'), 'insufficientResourceAccess')
    },
  },
  {
    title: 'another context does not send in the session',
    evidence: 'described',
    source: 'session-status-086',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await refused(send({ ...session, by: await signInOwner(target) }, 'abc'), 'insufficientResourceAccess')
    },
  },
  {
    title: 'content that is no Base64 is refused as unreadable',
    evidence: 'described',
    source: 'known-21001-json-parsing',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const response = await target.request('POST', `/sessions/online/${session.referenceNumber}/invoices`, {
        token: session.by.accessToken,
        body: { ...sendBody(session, 'abc'), encryptedInvoiceContent: '???' },
      })
      assert.equal(response.status, 400)
    },
  },
  {
    title: 'InvoiceRead alone does not send: 403',
    evidence: 'documented',
    source: 'sessions-online-016',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      await refused(
        send({ ...session, by: await signInDelegate(target, nip, ['InvoiceRead']) }, 'abc'),
        'missingPermissions',
      )
    },
  },
  {
    title: 'who opened it as a person by NIP is the same as by PESEL, when test data linked the two',
    evidence: 'assumed',
    source: 'simulator/ksef/sessions/reach.ts',
    async run(target) {
      const [context, nip] = [freshNip(), freshNip()]
      const pesel = '90010112349'.replace(/\d{4}$/, () => String(Math.floor(Math.random() * 9000) + 1000))
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Accountant' } })
      await grant(target, context, { type: 'Nip', value: nip }, ['InvoiceWrite'])
      await grant(target, context, { type: 'Pesel', value: pesel }, ['InvoiceWrite'])
      const byNip = await signIn(target, await personOf(target, `TINPL-${nip}`), { type: 'Nip', value: context })
      const byPesel = await signIn(target, await personOf(target, `PNOPL-${pesel}`), { type: 'Nip', value: context })
      await send({ ...(await openInvoiceSession(target, byNip)), by: byPesel }, 'abc')
    },
  },
]

export const sendInvoiceSuite = suite(sendInvoice, [...taken, ...refusals])
