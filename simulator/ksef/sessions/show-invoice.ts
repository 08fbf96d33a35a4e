import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import { type InvoiceStatus, invoiceStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Situation } from '../handler.ts'
import { statusInfo } from '../outcome.ts'
import type { AcceptedInvoiceRecord, InvoiceRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { upoLink } from './upo-links.ts'

/** Where an invoice stands, read off the clock. */
export const statusOf = ({ processedFrom, settlesAt, outcome }: InvoiceRecord, now: number): InvoiceStatus => {
  if (now >= settlesAt) return outcome
  return now < processedFrom ? 'accepted' : 'processing'
}

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
  const name = statusOf(invoice, situation.now)
  const settled = name === invoice.outcome
  const accepted =
    settled && invoice.ksefNumber !== undefined ? await store.acceptedInvoices.get(invoice.ksefNumber) : undefined
  const { code, description, details } = statusInfo(invoiceStatuses, name, invoice)
  return {
    ordinalNumber: invoice.ordinal,
    invoiceNumber: settled ? invoice.number : undefined,
    referenceNumber: invoice.referenceNumber,
    invoiceHash: invoice.hash,
    invoiceFileName: invoice.fileName,
    invoicingDate: formatTimestamp(invoice.sentAt),
    ...(accepted && acceptedMembers(accepted, situation)),
    status: {
      code,
      description,
      details: settled ? details : undefined,
      extensions: settled ? extensionsOf(invoice) : undefined,
    },
  }
}
