/** What packages may have. A test may make them smaller. */
export interface PackageLimits {
  /** Invoices of an export. */
  readonly exportedInvoices: number
  /** Bytes of an exported archive: no invoice is added to one that has as many. */
  readonly exportedBytes: number
  /** Bytes of a part of an export before it is encrypted. */
  readonly exportedPart: number
}

/** KSeF's own (open-api.json, POST /invoices/exports). */
export const defaultPackageLimits: PackageLimits = {
  exportedInvoices: 10_000,
  exportedBytes: 1_000_000_000,
  exportedPart: 50_000_000,
}
