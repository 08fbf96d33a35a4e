import type { InvoiceFilters } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { contextKey, partiesKey, type ReadableStore } from '../tables.ts'
import type { Range } from './date-range.ts'

/** More than so many are not few: the list of the context is walked instead. */
const few = 500

/**
 * The KSeF numbers of few invoices among which all are that the filters can find: those that a filter names by their number,
 * seller or buyer. Undefined where none does, or it names many.
 */
export const namedBy = async (
  { ksefNumber, invoiceNumber, sellerNip, buyerIdentifier, dateRange: { dateType } }: InvoiceFilters,
  { from }: Range,
  { acceptedInvoices, invoiceParties }: ReadableStore,
): Promise<readonly string[] | undefined> => {
  if (ksefNumber != null) return [ksefNumber]
  const ofParty = (role: 'Subject1' | 'Subject2', nip: string) =>
    invoiceParties.page(dateType, partiesKey(role, contextKey({ type: 'Nip', value: nip })), {
      ...{ after: [from, ''], size: few, order: 'oldest' },
    })
  const lists = [
    invoiceNumber == null
      ? undefined
      : () => acceptedInvoices.page('byNumber', invoiceNumber, { size: few, order: 'oldest' }),
    sellerNip == null ? undefined : () => ofParty('Subject1', sellerNip),
    buyerIdentifier?.type === 'Nip' && buyerIdentifier.value != null
      ? () => ofParty('Subject2', buyerIdentifier.value!)
      : undefined,
  ]
  for (const list of lists) {
    const records = await list?.()
    if (records !== undefined && records.length < few) return records.map(it => it.ksefNumber)
  }
  return undefined
}
