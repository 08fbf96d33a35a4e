import { formatTimestamp, makeKsefNumber, readDate, warsawDate } from '../../../contracts/ksef/formats.ts'
import type { InvoicingMode } from '../../../contracts/ksef/invoices/invoice.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { InvoiceFacts } from '../../documents/facts/invoice-facts.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { keptOnce } from '../kept-once.ts'
import { randomHex } from '../random-text.ts'
import type { AcceptedInvoiceRecord } from '../records.ts'
import type { Store } from '../tables.ts'
import { freeFrom, identityOf } from './identity.ts'
import { partiesOf } from './parties.ts'
import type { ReadInvoice, SentInvoice } from './sent-invoice.ts'

interface Placed extends SentInvoice {
  readonly referenceNumber: string
  readonly settlesAt: number
  readonly place: number
}

/** Gives the invoice its KSeF number and puts it where it is found from now on. */
export const acceptInvoice = async (
  { document, invoice }: ReadInvoice,
  sent: Placed,
  store: Store,
  runtime: Runtime,
): Promise<AcceptedInvoiceRecord> => {
  const { sentAt, settlesAt } = sent
  const session = sent.session.referenceNumber
  const ksefNumber = await freshKsefNumber(invoice.seller.nip, settlesAt, store, runtime)
  const storedAt = settlesAt + runtime.delays.storage
  const accepted = {
    ksefNumber,
    invoice: sent.referenceNumber,
    session,
    place: sent.place,
    sentAt,
    acquiredAt: settlesAt,
    storedAt,
    metadata: metadataOf(ksefNumber, invoice, sent, storedAt),
  }
  await store.acceptedInvoices.put(accepted)
  await store.invoiceDocuments.put({ ksefNumber, document: withoutPool(document) })
  await store.invoiceIdentities.put({ identity: identityOf(invoice), ksefNumber, session, freeFrom: freeFrom(invoice) })
  const { metadata } = accepted
  const issuedAt = readDate(invoice.issueDate)!
  for (const { role, party } of partiesOf(invoice, sent.session.context))
    await store.invoiceParties.put({ role, party: keptOnce(party), ksefNumber, issuedAt, sentAt, storedAt, metadata })
  return accepted
}

/** A small Buffer is a part of Node's pool and would keep all 8 KiB of it. */
const withoutPool = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)

const freshKsefNumber = async (nip: string, at: number, store: Store, runtime: Runtime): Promise<string> => {
  for (;;) {
    const number = makeKsefNumber(nip, at, randomHex(runtime, 4).toUpperCase())
    if ((await store.acceptedInvoices.get(number)) === undefined) return number
  }
}

/** An invoice of an earlier day is offline, whatever was declared (sessions-online-048). */
export const modeOf = (issueDate: string, { offline, sentAt }: SentInvoice): InvoicingMode =>
  offline || issueDate < warsawDate(sentAt) ? 'Offline' : 'Online'

/** What the metadata query tells of it. */
export const metadataOf = (
  ksefNumber: string,
  invoice: InvoiceFacts,
  sent: SentInvoice & Pick<Placed, 'settlesAt'>,
  storedAt: number,
): InvoiceMetadata => ({
  ksefNumber,
  invoiceNumber: invoice.number,
  issueDate: keptOnce(invoice.issueDate),
  invoicingDate: formatTimestamp(sent.sentAt),
  acquisitionDate: formatTimestamp(sent.settlesAt),
  permanentStorageDate: formatTimestamp(storedAt),
  seller: keptOnce({ nip: invoice.seller.nip, name: invoice.seller.name }),
  buyer: keptOnce({ identifier: { type: invoice.buyer.type, value: invoice.buyer.value }, name: invoice.buyer.name }),
  netAmount: invoice.netAmount,
  grossAmount: invoice.grossAmount,
  vatAmount: invoice.vatAmount,
  currency: keptOnce(invoice.currency),
  invoicingMode: modeOf(invoice.issueDate, sent),
  invoiceType: invoice.type,
  formCode: sent.session.formCode,
  isSelfInvoicing: invoice.isSelfInvoicing,
  hasAttachment: invoice.hasAttachment,
  invoiceHash: sent.hash,
  hashOfCorrectedInvoice: sent.correctedHash,
  thirdSubjects: keptOnce(
    invoice.thirdSubjects.map(({ type, value, name, role }) => ({ identifier: { type, value }, name, role })),
  ),
  authorizedSubject: keptOnce(invoice.authorizedSubject),
})
