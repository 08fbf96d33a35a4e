import type {
  BuyerIdentifierType,
  InvoiceType,
  ThirdSubjectIdentifierType,
} from '../../../contracts/ksef/invoices/invoice.ts'

/** Who is named on an invoice, and how. `value` is undefined for type None. */
export interface Named<Type extends string> {
  readonly type: Type
  readonly value?: string
  readonly name?: string
}

/**
 * What KSeF reads from an invoice that keeps its schema, of whichever form: the `invoice` of a valid InvoiceVerdict.
 */
export interface InvoiceFacts {
  /** P_2, the number that the seller gave it. */
  readonly number: string
  /** RodzajFaktury, as KSeF names it in metadata. */
  readonly type: InvoiceType
  /** P_1, `2026-02-01`. */
  readonly issueDate: string
  /** DataWytworzeniaFa as it stands there, where the form has it. */
  readonly madeAt?: string
  readonly currency: string
  readonly netAmount: number
  /** In PLN. */
  readonly vatAmount: number
  readonly grossAmount: number
  readonly seller: { readonly nip: string; readonly name?: string }
  readonly buyer: Named<BuyerIdentifierType>
  readonly thirdSubjects: readonly (Named<ThirdSubjectIdentifierType> & { readonly role: number })[]
  readonly authorizedSubject?: { readonly nip: string; readonly name?: string; readonly role: number }
  readonly isSelfInvoicing: boolean
  readonly hasAttachment: boolean
}
