import type { InvoiceFilters, InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'

/** The date of an invoice by which it is looked for. */
export const dateOf: Record<InvoiceFilters['dateRange']['dateType'], (invoice: InvoiceMetadata) => string> = {
  Issue: it => it.issueDate,
  Invoicing: it => it.invoicingDate,
  PermanentStorage: it => it.permanentStorageDate,
}
