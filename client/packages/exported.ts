import type { exportStatus } from '../../contracts/ksef/invoices/export-status.ts'
import type { InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import type { Output } from '../../contracts/operation.ts'

/** An invoice as KSeF has it. */
export interface InvoiceDocument {
  /** As it was sent, to the byte. */
  readonly xml: Uint8Array
  readonly metadata: InvoiceMetadata
}

/** KSeF's work has no measure; fetching counts bytes, unpacking invoices. One package after another. */
export interface ExportProgress {
  readonly step: 'wait' | 'fetch' | 'unpack'
  readonly done: number
  readonly total?: number
}

/** A package that is ready. */
export type ExportedPackage = NonNullable<Output<typeof exportStatus>['package']>
