import type { InvoiceMetadata } from '../../../contracts/invoices/query-metadata.ts'

/** What KSeF knows of an ordinary invoice, for records that are put straight into the store. */
export const metadataOf = (ksefNumber: string, at: string): InvoiceMetadata => ({
  ksefNumber,
  invoiceNumber: ksefNumber,
  issueDate: '2026-11-20',
  invoicingDate: at,
  acquisitionDate: at,
  permanentStorageDate: at,
  seller: { nip: ksefNumber.slice(0, 10) },
  buyer: { identifier: { type: 'None' } },
  netAmount: 100,
  grossAmount: 123,
  vatAmount: 23,
  currency: 'PLN',
  invoicingMode: 'Online',
  invoiceType: 'Vat',
  formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
  isSelfInvoicing: false,
  hasAttachment: false,
  invoiceHash: Buffer.alloc(32).toString('base64'),
  thirdSubjects: [],
})
