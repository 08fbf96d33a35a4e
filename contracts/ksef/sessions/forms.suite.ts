import { strict as assert } from 'node:assert'
import { type Case, suite, type Target } from '../../suite.ts'
import { crc8, ksefNumberPattern, warsawDate } from '../formats.ts'
import { queryMetadata } from '../invoices/query-metadata.ts'
import { type FormDocument, formDocuments } from '../suite-forms.ts'
import {
  clockOf,
  closeSession,
  freshNumber,
  type InvoiceSession,
  openInvoiceSession,
  sendAndSettle,
  sessionOutcome,
  stored,
} from '../suite-invoices.ts'
import { authorizing, carriedOut } from '../suite-permissions.ts'
import { freshNip, type Session, signInOwner, signInProvider } from '../suite-preparation.ts'
import { sendInvoice } from './send-invoice.ts'
import { upo } from './upo.ts'

const evidenceOf = ({ formCode }: FormDocument): Case['evidence'] =>
  formCode.value === 'FA' ? 'documented' : 'assumed'

const day = 86_400_000
const description = 'Błąd weryfikacji semantyki dokumentu faktury'
const elements = (xml: string, name: string): string[] =>
  Array.from(xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g')), ([, value]) => value!)

interface Sender {
  /** The NIP of the seller. */
  readonly seller: string
  readonly session: InvoiceSession
}

/** A Peppol provider that the seller lets issue PEF invoices (peppol-007). */
const providerOf = async (target: Target, seller: string): Promise<Session> => {
  const [owner, provider] = [await signInOwner(target, seller), await signInProvider(target)]
  const body = authorizing({ type: 'PeppolId', value: provider.context.value }, 'PefInvoicing')
  await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
  return provider
}

/** A session for a form: the seller's own, but of PEF that of a Peppol provider. */
const senderOf = async (target: Target, { formCode }: Pick<FormDocument, 'formCode'>): Promise<Sender> => {
  const seller = freshNip()
  const by = formCode.value === 'PEF' ? await providerOf(target, seller) : await signInOwner(target, seller)
  return { seller, session: await openInvoiceSession(target, by, { formCode }) }
}

const accepted = formDocuments.map(
  (form): Case => ({
    title: `a document of ${form.formCode.systemCode} gets a number and a UPO, and is found with what stands in it`,
    evidence: evidenceOf(form),
    source: ['sessions-online-025', 'sessions-online-052', 'invoices-query-012'],
    async run(target) {
      const { formCode, names } = form
      const { seller, session } = await senderOf(target, form)
      const parties = { seller, buyer: freshNip() }
      const [number, madeAt] = [freshNumber(), await clockOf(target)]
      const sent = await sendAndSettle(target, session, form.write({ ...parties, number }, madeAt))
      assert.equal(sent.status.code, 200, `${sent.status.code}: ${sent.status.details}`)
      assert.match(sent.ksefNumber!, ksefNumberPattern)
      assert.equal(crc8(sent.ksefNumber!.slice(0, 32)), sent.ksefNumber!.slice(-2))
      await stored(target, session, sent)

      const [owner, buyer] = [await signInOwner(target, seller), await signInOwner(target, parties.buyer)]
      const dateRange = { dateType: 'Invoicing' as const, from: new Date(madeAt.getTime() - day).toISOString() }
      for (const [by, subjectType] of [[owner, 'Subject1'] as const, [buyer, 'Subject2'] as const]) {
        const body = { subjectType, dateRange, formType: formCode.value as 'FA' }
        const { invoices } = await by.call.invoices.queryMetadata({ body })
        assert.equal(invoices.length, 1)
        const [{ ...found } = assert.fail()] = invoices
        const expected = {
          ...form.read,
          formCode,
          invoiceNumber: number,
          issueDate: warsawDate(madeAt.getTime()),
          seller: { nip: parties.seller, name: names.seller },
          buyer: { identifier: { type: 'Nip', value: parties.buyer }, name: names.buyer },
        }
        for (const [member, value] of Object.entries(expected))
          assert.deepEqual(found[member as keyof typeof found], value, member)
      }

      await closeSession(session)
      const { status, upo: confirmed } = await sessionOutcome(target, session)
      assert.equal(status.code, 200)
      const { referenceNumber: upoReferenceNumber } = confirmed!.pages[0]!
      const { referenceNumber } = session
      const page = await session.by.call.sessions.upo({ params: { referenceNumber, upoReferenceNumber } })
      const xml = new TextDecoder().decode(page.xml)
      assert.deepEqual(elements(xml, 'KodFormularza'), [formCode.systemCode])
      assert.deepEqual(elements(xml, 'NumerKSeFDokumentu'), [sent.ksefNumber])
      assert.deepEqual(elements(xml, 'NumerFaktury'), [number])
      assert.deepEqual(elements(xml, 'NipSprzedawcy'), [parties.seller])
    },
  }),
)

const broken = formDocuments.map(
  (form): Case => ({
    title: `a document that breaks the schema of ${form.formCode.systemCode} ends in 450 and is told where`,
    evidence: evidenceOf(form),
    source: 'sessions-online-038',
    async run(target) {
      const { seller, session } = await senderOf(target, form)
      const parties = { seller, buyer: freshNip() }
      const xml = form.write({ ...parties, number: freshNumber() }, await clockOf(target))
      const changed = xml.replace(form.broken.from, form.broken.to)
      assert.notEqual(changed, xml)
      const { status, ksefNumber } = await sendAndSettle(target, session, changed)
      assert.equal(status.code, 450)
      assert.equal(status.description, description)
      assert.ok(status.details!.length > 0)
      if (form.broken.message) assert.match(status.details![0]!, form.broken.message)
      assert.equal(ksefNumber, undefined)
    },
  }),
)

/** Each form after another: all forms are written, all sessions opened, none fits. */
const mismatched = formDocuments.map((form, at): Case => {
  const other = formDocuments[(at + 1) % formDocuments.length]!
  return {
    title: `a document of ${other.formCode.systemCode} in a session of ${form.formCode.systemCode} ends in 450`,
    evidence: form.formCode.value === 'FA' && other.formCode.value === 'FA' ? 'described' : 'assumed',
    source: ['invoice-status-450-form-code-mismatch', 'sessions-online-038'],
    async run(target) {
      const { seller, session } = await senderOf(target, form)
      const parties = { seller, buyer: freshNip() }
      const xml = other.write({ ...parties, number: freshNumber() }, await clockOf(target))
      const { status } = await sendAndSettle(target, session, xml)
      assert.equal(status.code, 450)
      assert.equal(status.description, description)
    },
  }
})

const attached: Case = {
  title: 'a PEF document with an attachment goes by an interactive session when its seller consented',
  evidence: 'assumed',
  source: ['simulator/ksef/invoices/checks/attachment-allowed.ts', 'invoices-query-042', 'sessions-online-061'],
  async run(target) {
    const form = formDocuments.find(({ formCode }) => formCode.systemCode === 'PEF (3)')!
    const { seller, session } = await senderOf(target, form)
    const file =
      '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject ' +
      'mimeCode="text/csv" filename="a.csv">YQ==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>' +
      '</cac:AdditionalDocumentReference><cac:AccountingSupplierParty>'
    const plain = async () => form.write({ seller, buyer: freshNip(), number: freshNumber() }, await clockOf(target))
    const withFile = async () => (await plain()).replace('<cac:AccountingSupplierParty>', file)
    assert.equal((await sendAndSettle(target, session, await withFile())).status.code, 415)
    await target.call.testdata.allowAttachments({ body: { nip: seller } })
    const attached = await sendAndSettle(target, session, await withFile())
    const other = await sendAndSettle(target, session, await plain())
    assert.deepEqual([attached.status.code, other.status.code], [200, 200])

    const owner = await signInOwner(target, seller)
    await stored(target, session, attached)
    await stored(target, session, other)
    const from = new Date((await clockOf(target)).getTime() - day).toISOString()
    const found = async (hasAttachment?: boolean) => {
      const dateRange = { dateType: 'PermanentStorage' as const, from }
      const body = { subjectType: 'Subject1' as const, dateRange, hasAttachment }
      return (await owner.call.invoices.queryMetadata({ body })).invoices
    }
    for (const [hasAttachment, sent] of [[true, attached] as const, [false, other] as const])
      assert.deepEqual(
        (await found(hasAttachment)).map(it => [it.ksefNumber, it.hasAttachment]),
        [[sent.ksefNumber, hasAttachment]],
      )
    assert.equal((await found()).length, 2)
  },
}

export const formsSuite = suite(
  'documents of every form',
  [...accepted, ...broken, ...mismatched, attached],
  [sendInvoice, queryMetadata, upo],
)
