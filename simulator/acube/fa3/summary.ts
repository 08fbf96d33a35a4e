import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { readFacts } from '../../documents/facts/read-facts.ts'
import { MissingFact } from '../../documents/facts/required.ts'
import { type XmlReader, xmlReader } from '../../documents/facts/xml-reader.ts'
import { withParsed } from '../../documents/xml/xml.ts'
import { fa3 } from './form.ts'

/** What A-Cube shows of an invoice beside the document (REF-INV); undefined where the invoice does not say it. */
export interface InvoiceSummary {
  /** P_2 */
  readonly invoiceNumber?: string
  /** P_1, `2026-02-01`. */
  readonly invoiceDate?: string
  /** RodzajFaktury as it stands there: `VAT`, `KOR` … */
  readonly invoiceType?: string
  readonly sellerNip?: string
  readonly sellerName?: string
  /** Undefined for a consumer and for a buyer who is known by something else. */
  readonly buyerNip?: string
  readonly buyerName?: string
  readonly currency?: string
  /** P_15: with VAT, in the invoice's currency. */
  readonly amount?: number
  readonly amountNet?: number
  /** PLN for one of the invoice's currency, where a line says it. */
  readonly exchangeRate?: number
  /** The first date of payment, `2026-02-15`. */
  readonly dueDate?: string
  /** It has more than one line. */
  readonly hasMultilines: boolean
  /** The form without its space: `FA(3)`, `PEF(3)`. */
  readonly version: string
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

const factsOf = (...given: Parameters<typeof readFacts>): ReturnType<typeof readFacts> | undefined => {
  try {
    return readFacts(...given)
  } catch (error) {
    if (error instanceof MissingFact) return undefined
    throw error
  }
}

const detailsOf = (root: XmlReader, { systemCode }: FormCode) => ({
  version: systemCode.replace(' ', ''),
  invoiceType: root.text('f:Fa/f:RodzajFaktury'),
  exchangeRate: numberOf(root.text('f:Fa/f:FaWiersz/f:KursWaluty')),
  dueDate: root.text('f:Fa/f:Platnosc/f:TerminPlatnosci/f:Termin'),
  hasMultilines: root.has('f:Fa/f:FaWiersz[2]'),
})

/**
 * Reads an invoice of whichever form for A-Cube's list. Import this file lazily: it loads libxml2.
 * @throws XmlParseError for what is not well-formed.
 */
export const summaryOf = (xml: Uint8Array, form: FormCode = fa3): InvoiceSummary =>
  withParsed(xml, document => {
    const { root } = document
    const details = detailsOf(xmlReader(root, root.namespaceUri || 'none'), form)
    const facts = factsOf(document, form)
    if (facts === undefined) return details
    const { seller, buyer } = facts
    return {
      ...details,
      invoiceNumber: facts.number,
      invoiceDate: facts.issueDate,
      sellerNip: seller.nip,
      sellerName: seller.name,
      buyerNip: buyer.type === 'Nip' ? buyer.value : undefined,
      buyerName: buyer.name,
      currency: facts.currency,
      amount: facts.grossAmount,
      amountNet: facts.netAmount,
    }
  })
