import type { InvoiceLink } from '../../../contracts/ksef/qr/links.ts'
import type { AcceptedInvoiceRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

export interface FoundInvoice {
  readonly record: AcceptedInvoiceRecord
  /** The link is of the original that a technical correction took the place of. */
  readonly corrected: boolean
}

/**
 * The invoice of a KOD I, from when on it has its KSeF number (qr-004): number, day and hash must fit (qr-005). The link of a
 * technically corrected original finds the correction (qr-003).
 */
export const findInvoice = async (
  link: InvoiceLink,
  store: ReadableStore,
  now: number,
): Promise<FoundInvoice | undefined> => {
  const fits = ({ metadata, acquiredAt }: AcceptedInvoiceRecord) =>
    acquiredAt <= now && metadata.seller.nip === link.sellerNip && metadata.issueDate === link.issueDate
  for (const index of ['byHash', 'byCorrectedHash'] as const) {
    // The same document is accepted once; a hash that somebody made up may be corrected by several.
    const records = await store.acceptedInvoices.page(index, link.invoiceHash, { size: 100, order: 'oldest' })
    const record = records.find(fits)
    if (record !== undefined) return { record, corrected: index === 'byCorrectedHash' }
  }
  return undefined
}
