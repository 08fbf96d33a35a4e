import { strict as assert } from 'node:assert'
import { type Case, suite, type Target } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  type Accepted,
  closeSession,
  freshInvoiceSession,
  freshNumber,
  hashOf,
  type InvoiceSession,
  invoiceNow,
  openInvoiceSession,
  send,
  sendAccepted,
  sendAndSettle,
  sessionOutcome,
  unknownSession,
} from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { upo } from './upo.ts'
import { upoByInvoice } from './upo-by-invoice.ts'
import { upoByKsefNumber } from './upo-by-ksef-number.ts'

const byKsefNumber = ({ by, referenceNumber }: InvoiceSession, ksefNumber: string) =>
  by.call.sessions.upoByKsefNumber({ params: { referenceNumber, ksefNumber } })
const byInvoice = ({ by, referenceNumber }: InvoiceSession, invoiceReferenceNumber: string) =>
  by.call.sessions.upoByInvoice({ params: { referenceNumber, invoiceReferenceNumber } })
const ofPage = ({ by, referenceNumber }: InvoiceSession, upoReferenceNumber: string) =>
  by.call.sessions.upo({ params: { referenceNumber, upoReferenceNumber } })
const text = ({ xml }: { readonly xml: Uint8Array }) => new TextDecoder().decode(xml)
const elements = (xml: string, name: string): string[] =>
  Array.from(xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g')), ([, value]) => value!)

/** A session with two accepted invoices, closed and processed. */
const processed = async (target: Target) => {
  const session = await freshInvoiceSession(target, signInOwner)
  const invoices: Accepted[] = [await sendAccepted(target, session), await sendAccepted(target, session)]
  await closeSession(session)
  const { upo } = await sessionOutcome(target, session)
  return { session, invoices, page: upo!.pages[0]! }
}

const cases: Case[] = [
  {
    title: 'the UPO of an invoice is there before its session is closed, by either number the same',
    evidence: 'documented',
    source: ['upo-026', 'upo-027', 'upo-001', 'upo-005'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { ksefNumber, referenceNumber, invoiceNumber, invoiceHash } = await sendAccepted(target, session)
      const upo = await byKsefNumber(session, ksefNumber)
      assert.equal(upo.hash, hashOf(upo.xml))
      assert.deepEqual(await byInvoice(session, referenceNumber), upo)
      const xml = text(upo)
      assert.deepEqual(elements(xml, 'NumerKSeFDokumentu'), [ksefNumber])
      assert.deepEqual(elements(xml, 'NumerFaktury'), [invoiceNumber])
      assert.deepEqual(elements(xml, 'SkrotDokumentu'), [invoiceHash])
      assert.deepEqual(elements(xml, 'NumerReferencyjnySesji'), [session.referenceNumber])
      assert.deepEqual(elements(xml, 'TrybWysylki'), ['Online'])
    },
  },
  {
    title: 'it comes as XML, signed, from the Ministry on TEST',
    evidence: 'described',
    source: ['upo-signed-te-name', 'upo-014', 'upo-022'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { ksefNumber } = await sendAccepted(target, session)
      const path = `/sessions/${session.referenceNumber}/invoices/ksef/${ksefNumber}/upo`
      const response = await target.request('GET', path, { token: session.by.accessToken })
      assert.match(response.headers.get('content-type') ?? '', /^application\/xml/)
      const xml = await response.text()
      assert.match(xml, /http:\/\/upo\.schematy\.mf\.gov\.pl\/KSeF\/v4-3/)
      assert.match(xml, /Signature/)
      assert.deepEqual(elements(xml, 'NazwaPodmiotuPrzyjmujacego'), ['Ministerstwo Finansów - środowisko testowe (TE)'])
      assert.deepEqual(elements(xml, 'NazwaStrukturyLogicznej'), ['Schemat_FA(3)_v1-0E.xsd'])
      assert.deepEqual(elements(xml, 'KodFormularza'), ['FA (3)'])
    },
  },
  {
    title: 'a session opened by a KSeF token is proved by its reference number, by a seal by a hash',
    evidence: 'documented',
    source: 'upo-016',
    async run(target) {
      const owner = await signInOwner(target)
      const token = await makeToken(target, owner, ['InvoiceWrite'])
      for (const [by, proof] of [
        [await signInWithToken(target, token, owner.context), 'NumerReferencyjnyTokenaKSeF'],
        [owner, 'SkrotDokumentuUwierzytelniajacego'],
      ] as const) {
        const session = await openInvoiceSession(target, by)
        const { ksefNumber } = await sendAccepted(target, session)
        const xml = text(await byKsefNumber(session, ksefNumber))
        assert.equal(elements(xml, proof).length, 1)
        if (by !== owner) assert.deepEqual(elements(xml, proof), [token.referenceNumber])
      }
    },
  },
  {
    title: 'the UPO of a session has all its accepted invoices',
    evidence: 'documented',
    source: ['upo-008', 'upo-028', 'upo-017'],
    async run(target) {
      const { session, invoices, page } = await processed(target)
      const upo = await ofPage(session, page.referenceNumber)
      assert.equal(upo.hash, hashOf(upo.xml))
      assert.deepEqual(
        elements(text(upo), 'NumerKSeFDokumentu'),
        invoices.map(({ ksefNumber }) => ksefNumber),
      )
      assert.deepEqual(elements(text(upo), 'CalkowitaLiczbaDokumentow'), ['2'])
    },
  },
  {
    title: 'its links open without a token, with the hash in a header, the same as with one',
    evidence: 'documented',
    source: ['upo-020', 'upo-021', 'upo-025', 'upo-029', 'upo-url-plain-get'],
    async run(target) {
      const { session, invoices, page } = await processed(target)
      const [{ upoDownloadUrl, ksefNumber }] = invoices as [Accepted]
      for (const [url, upo] of [
        [page.downloadUrl, await ofPage(session, page.referenceNumber)],
        [upoDownloadUrl!, await byKsefNumber(session, ksefNumber)],
      ] as const) {
        const response = await target.download(url)
        assert.equal(response.status, 200)
        const bytes = new Uint8Array(await response.arrayBuffer())
        assert.equal(response.headers.get('x-ms-meta-hash'), hashOf(bytes))
        assert.equal(hashOf(bytes), upo.hash)
      }
    },
  },
  {
    title: 'a link that was tampered with does not open',
    evidence: 'assumed',
    source: 'simulator/ksef/storage/routes.ts',
    async run(target) {
      const { invoices } = await processed(target)
      const [one, other] = invoices as [Accepted, Accepted]
      const url = one.upoDownloadUrl!.replace(one.ksefNumber, other.ksefNumber)
      assert.equal((await target.download(url)).status, 403)
    },
  },
  {
    title: 'a link expires, and a new status has a new one',
    evidence: 'documented',
    source: ['session-status-072', 'upo-021'],
    needs: ['clock'],
    async run(target) {
      const { invoices, session } = await processed(target)
      const { upoDownloadUrl, upoDownloadUrlExpirationDate } = invoices[0]!
      await target.advance(Date.parse(upoDownloadUrlExpirationDate!) - Date.parse(invoices[0]!.acquisitionDate!) + 5000)
      assert.equal((await target.download(upoDownloadUrl!)).status, 403)
      const by = await signInOwner(target, session.by.context.value)
      const { upo } = await sessionOutcome(target, { ...session, by })
      assert.equal((await target.download(upo!.pages[0]!.downloadUrl)).status, 200)
    },
  },
  {
    title: 'a rejected invoice has no UPO: 21178',
    evidence: 'described',
    source: 'upo-n01',
    async run(target) {
      const owner = await signInOwner(target)
      const session = await openInvoiceSession(target, owner)
      const number = freshNumber()
      await sendAccepted(target, session, { number })
      const duplicate = await invoiceNow(target, { seller: owner.context.value, number })
      const { referenceNumber } = await sendAndSettle(target, session, duplicate)
      const { details } = await refused(byInvoice(session, referenceNumber), 'upoOfInvoiceNotFound')
      assert.deepEqual(details, [`UPO o numerze referencyjnym ${referenceNumber} nie zostało znalezione.`])
    },
  },
  {
    title: 'an invoice under way has no UPO yet: 21178',
    evidence: 'described',
    source: 'upo-n01',
    needs: ['delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const invoice = await invoiceNow(target, { seller: session.by.context.value })
      await refused(byInvoice(session, await send(session, invoice)), 'upoOfInvoiceNotFound')
    },
  },
  {
    title: 'a KSeF number that the session has not is refused',
    evidence: 'documented',
    source: 'upo-002',
    async run(target) {
      const owner = await signInOwner(target)
      const [one, other] = [await openInvoiceSession(target, owner), await openInvoiceSession(target, owner)]
      const { ksefNumber } = await sendAccepted(target, one)
      const error = await refused(byKsefNumber(other, ksefNumber), 'upoNotFound')
      assert.deepEqual(error.details, [
        `UPO o numerze KSeF ${ksefNumber} i numerze referencyjnym sesji ${other.referenceNumber} nie zostało znalezione.`,
      ])
    },
  },
  {
    title: 'a page that the session has not is refused, and so is one of an unknown session',
    evidence: 'documented',
    source: ['upo-009', 'upo-010'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const page = '20251128-EU-3177B7D000-D514583832-06'
      await refused(ofPage(session, page), 'upoPageNotFound')
      await refused(ofPage({ ...session, referenceNumber: unknownSession }, page), 'sessionNotFound')
    },
  },
  {
    title: 'a delegate does not fetch a UPO of the owner',
    evidence: 'described',
    source: 'session-resource-access-rule',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const { ksefNumber, referenceNumber } = await sendAccepted(target, session)
      const by = await signInDelegate(target, nip, ['InvoiceWrite'])
      await refused(byKsefNumber({ ...session, by }, ksefNumber), 'insufficientResourceAccess')
      await refused(byInvoice({ ...session, by }, referenceNumber), 'insufficientResourceAccess')
    },
  },
  {
    title: 'InvoiceRead alone fetches none: 403',
    evidence: 'documented',
    source: ['upo-004', 'upo-007', 'upo-012'],
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const by = await signInDelegate(target, nip, ['InvoiceRead'])
      const reference = await send(session, 'no invoice')
      await refused(byInvoice({ ...session, by }, reference), 'missingPermissions')
      await refused(ofPage({ ...session, by }, reference), 'missingPermissions')
    },
  },
]

export const upoSuite = suite('UPO', cases, [upo, upoByInvoice, upoByKsefNumber])
