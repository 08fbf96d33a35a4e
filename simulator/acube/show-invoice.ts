import { instantText } from '../../contracts/acube/formats.ts'
import type { Invoice } from '../../contracts/acube/invoices.ts'
import { processingCodes } from '../../contracts/acube/statuses.ts'
import type { InvoiceRecord } from './records.ts'

const decoder = new TextDecoder()
const optionalInstant = (at: number | undefined): string | null => (at === undefined ? null : instantText(at))

/** An invoice as the API shows it. */
export const showInvoice = (it: InvoiceRecord): Invoice => {
  const { summary, status, processingCode } = it
  const rejected = status === 'invalid'
  const acquisition = optionalInstant(it.acquiredAt)
  const foreign = summary.currency !== undefined && summary.currency !== 'PLN'
  return {
    uuid: it.uuid,
    filename: `${it.ksefNumber ?? it.uuid}.xml`,
    legalEntityUUID: it.entity,
    createdAt: instantText(it.createdAt),
    invoiceDate: summary.invoiceDate ?? null,
    invoiceNumber: summary.invoiceNumber ?? null,
    senderName: summary.sellerName ?? null,
    recipientName: summary.buyerName ?? null,
    invoiceCreatorNip: summary.sellerNip ?? null,
    invoiceRecipientNip: summary.buyerNip ?? null,
    invoiceType: summary.invoiceType ?? null,
    status,
    error: rejected ? (processingCodes[processingCode ?? 0] ?? processingCodes[500]!) : null,
    errorDescription: rejected ? (it.words ?? null) : null,
    direction: it.direction,
    acquisition,
    ksefReferenceNumber: it.ksefNumber ?? null,
    hasUpo: it.upo !== undefined,
    attachments: [],
    payload: decoder.decode(it.xml),
    currency: summary.currency ?? null,
    amount: summary.amount ?? null,
    amountNet: summary.amountNet ?? null,
    amountInCurrency: foreign ? (summary.amount ?? null) : null,
    exchangeRate: summary.exchangeRate ?? null,
    hasMultilines: summary.hasMultilines,
    dueDate: summary.dueDate ?? null,
    invoiceVersion: summary.version,
    originType: it.origin,
    downloaded: it.downloadedAt !== undefined,
    downloadedAt: optionalInstant(it.downloadedAt),
    acquisitionTimestamp: acquisition,
    processingCode: processingCode ?? null,
  }
}
