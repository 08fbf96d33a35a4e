import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import { type InvoiceStatus, invoiceStatuses, type StatusEntry } from '../../../contracts/ksef/statuses.ts'
import type { Delays } from '../../runtime.ts'
import type { Situation } from '../handler.ts'
import type { AcceptedInvoiceRecord, InvoiceRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { upoLink } from './upo-links.ts'

/** Where an invoice stands, read off the clock. */
export const statusOf = ({ sentAt, settlesAt, outcome }: InvoiceRecord, now: number, delays: Delays): InvoiceStatus => {
  if (now >= settlesAt) return outcome
  return now < sentAt + delays.invoice / 2 ? 'accepted' : 'processing'
}

const filled = (details: readonly string[] | undefined, { values = {}, messages }: InvoiceRecord) =>
  messages ?? details?.map(text => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''))

/** Only a duplicate says more than words (invoice-status-440-duplicate-extensions). */
const extensionsOf = ({ outcome, values }: InvoiceRecord) =>
  outcome === 'duplicate'
    ? {
        originalSessionReferenceNumber: values?.originalSessionReferenceNumber ?? null,
        originalKsefNumber: values?.originalKsefNumber ?? null,
      }
    : undefined

/** What is known of an invoice from its acceptance on. */
const acceptedMembers = (invoice: AcceptedInvoiceRecord, situation: Situation): Partial<SessionInvoice> => {
  const { url, expires } = upoLink(invoice.session, 'invoice-upo', invoice.ksefNumber, situation)
  return {
    ksefNumber: invoice.ksefNumber,
    acquisitionDate: formatTimestamp(invoice.acquiredAt),
    permanentStorageDate: situation.now >= invoice.storedAt ? formatTimestamp(invoice.storedAt) : undefined,
    upoDownloadUrl: url,
    upoDownloadUrlExpirationDate: expires,
    invoicingMode: invoice.metadata.invoicingMode,
  }
}

/** An invoice as the API shows it. Members without a value are left out, as recorded. */
export const showInvoice = async (
  invoice: InvoiceRecord,
  store: ReadableStore,
  situation: Situation,
): Promise<SessionInvoice> => {
  const name = statusOf(invoice, situation.now, situation.runtime.delays)
  const settled = name === invoice.outcome
  const accepted =
    settled && invoice.ksefNumber !== undefined ? await store.acceptedInvoices.get(invoice.ksefNumber) : undefined
  const { code, description, details }: StatusEntry = invoiceStatuses[name]
  return {
    ordinalNumber: invoice.ordinal,
    invoiceNumber: settled ? invoice.number : undefined,
    referenceNumber: invoice.referenceNumber,
    invoiceHash: invoice.hash,
    invoicingDate: formatTimestamp(invoice.sentAt),
    ...(accepted && acceptedMembers(accepted, situation)),
    status: {
      code,
      description,
      details: settled ? filled(details, invoice)?.slice() : undefined,
      extensions: settled ? extensionsOf(invoice) : undefined,
    },
  }
}
