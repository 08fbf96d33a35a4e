import type { Told } from '../../../contracts/told.ts'
import type { InvoiceFacts } from '../facts/invoice-facts.ts'

/** What became of an invoice by its form alone. */
export type InvoiceVerdict =
  | {
      readonly outcome: 'valid'
      readonly invoice: InvoiceFacts
      /** Its schema has judged it. Where there is none for the form, only what is read from it is known to be there. */
      readonly bySchema: boolean
    }
  /** Behind a byte order mark: the file is refused before it is read. */
  | { readonly outcome: 'marked'; readonly explanation: Told }
  /** No XML that KSeF reads: not UTF-8, not well-formed, a DOCTYPE, a forbidden character …; or nothing in it says whose it is. */
  | { readonly outcome: 'unreadable'; readonly explanation: Told }
  /** Against its schema. */
  | {
      readonly outcome: 'invalid'
      /** In .NET's English words, as KSeF gives them in `details`: at least one, at most ten. */
      readonly messages: readonly string[]
      readonly explanation: Told
    }
