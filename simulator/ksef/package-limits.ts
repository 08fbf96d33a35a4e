/** What packages may have. A test may make them smaller. */
export interface PackageLimits {
  /** Invoices of an export. */
  readonly exportedInvoices: number
  /** Bytes of an exported archive without its metadata: no invoice is added that would make it larger. */
  readonly exportedBytes: number
  /** Bytes of a part of an export before it is encrypted. */
  readonly exportedPart: number
  /** Bytes of all packages that a simulator keeps on disk, those of its other worlds included. No limit of KSeF's. */
  readonly spooledBytes: number
}

/** Those of exports are KSeF's own (open-api.json, POST /invoices/exports). */
export const defaultPackageLimits: PackageLimits = {
  exportedInvoices: 10_000,
  exportedBytes: 1_000_000_000,
  exportedPart: 50_000_000,
  // Two of the largest packages: the parts of each, and what they are joined to.
  spooledBytes: 20_000_000_000,
}
