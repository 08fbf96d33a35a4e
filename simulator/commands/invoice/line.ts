import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'

/** What a person reads of an invoice. */
export const line = ({
  ksefNumber,
  issueDate,
  invoiceNumber,
  seller,
  buyer,
  grossAmount,
  currency,
}: InvoiceMetadata): string =>
  [
    ksefNumber,
    issueDate,
    `${seller.nip} > ${buyer.identifier.value ?? '-'}`,
    `${grossAmount.toFixed(2)} ${currency}`,
    invoiceNumber,
  ].join('  ')
