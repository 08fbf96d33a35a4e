import { formatTimestamp } from '../../../../contracts/ksef/formats.ts'
import type { InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import type { Store } from '../../../../simulator/ksef/tables.ts'

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

/** Puts so many invoices of a seller straight into the store: three a second, or all `atOnce`. */
export const fill = async (store: Store, count: number, nip: string, since: number, atOnce = false): Promise<void> => {
  const document = new Uint8Array()
  for (let place = 1; place <= count; place++) {
    const at = atOnce ? since : since + Math.floor(place / 3) * 1000
    const ksefNumber = `${nip}-20261120-${place.toString(16).toUpperCase().padStart(12, '0')}-00`
    const moments = { sentAt: at, acquiredAt: at, storedAt: at }
    const metadata = metadataOf(ksefNumber, formatTimestamp(at))
    await store.acceptedInvoices.put({ ksefNumber, invoice: '', session: 'S', place, metadata, ...moments })
    await store.invoiceDocuments.put({ ksefNumber, document })
    const part = { role: 'Subject1', party: `Nip:${nip}`, ksefNumber, issuedAt: since } as const
    await store.invoiceParties.put({ ...part, sentAt: at, storedAt: at, metadata })
  }
}
