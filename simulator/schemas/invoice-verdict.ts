/** What became of an invoice before anything is known of its contents. */
export type InvoiceVerdict =
  | { readonly outcome: 'valid' }
  /** No XML that KSeF reads: not UTF-8 or with a BOM, not well-formed, a DOCTYPE, a forbidden character … */
  | { readonly outcome: 'unreadable'; readonly explanation: string }
  /** Against its schema. */
  | {
      readonly outcome: 'invalid'
      /** In .NET's English words, as KSeF gives them in `details`: at least one, at most ten. */
      readonly messages: readonly string[]
      readonly explanation: string
    }
