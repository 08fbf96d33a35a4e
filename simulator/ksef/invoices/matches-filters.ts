import type { InvoiceFilters, InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'

const amounts = { Brutto: 'grossAmount', Netto: 'netAmount', Vat: 'vatAmount' } as const

/** One filter: whether an invoice passes what was asked for. Exact matches (invoices-query-025). */
type Filters = {
  readonly [F in Exclude<keyof InvoiceFilters, 'subjectType' | 'dateRange'>]-?: (
    wanted: NonNullable<InvoiceFilters[F]>,
    invoice: InvoiceMetadata,
  ) => boolean
}

const filters: Filters = {
  ksefNumber: (wanted, { ksefNumber }) => wanted === ksefNumber,
  invoiceNumber: (wanted, { invoiceNumber }) => wanted === invoiceNumber,
  amount: ({ type, from, to }, invoice) => {
    const amount = invoice[amounts[type]]
    return amount >= (from ?? Number.NEGATIVE_INFINITY) && amount <= (to ?? Number.POSITIVE_INFINITY)
  },
  sellerNip: (wanted, { seller }) => wanted === seller.nip,
  buyerIdentifier: (wanted, { buyer: { identifier } }) =>
    wanted.type === identifier.type && (wanted.value == null || wanted.value === identifier.value),
  currencyCodes: (wanted, { currency }) => wanted.length === 0 || (wanted as readonly string[]).includes(currency),
  invoicingMode: (wanted, { invoicingMode }) => wanted === invoicingMode,
  isSelfInvoicing: (wanted, { isSelfInvoicing }) => wanted === isSelfInvoicing,
  formType: (wanted, { formCode }) => wanted === formCode.value,
  invoiceTypes: (wanted, { invoiceType }) => wanted.length === 0 || wanted.includes(invoiceType),
  hasAttachment: (wanted, { hasAttachment }) => wanted === hasAttachment,
}

/** Whether an invoice passes every filter that was given. */
export const matcherOf = (asked: InvoiceFilters): ((invoice: InvoiceMetadata) => boolean) => {
  const given = Object.entries(filters).flatMap(([name, passes]) => {
    const wanted = asked[name as keyof Filters]
    // Each filter is given what was asked under its own name.
    return wanted == null ? [] : [(invoice: InvoiceMetadata) => passes(wanted as never, invoice)]
  })
  // A hundred thousand are asked about: no function is made for each.
  return invoice => {
    for (const passes of given) if (!passes(invoice)) return false
    return true
  }
}
