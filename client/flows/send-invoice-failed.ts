import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'
import { WorkFailed } from './work-failed.ts'

/**
 * An invoice that KSeF took in and then rejected, or whose session came to no UPO: 440 for a duplicate, 450 for a document
 * against the schema …
 */
export class InvoiceFailed extends WorkFailed {
  override readonly name = 'InvoiceFailed'
  readonly sessionReferenceNumber: string
  readonly invoiceReferenceNumber: string

  constructor(
    references: { readonly sessionReferenceNumber: string; readonly invoiceReferenceNumber: string },
    status: StatusInfo,
    explanationId?: string,
  ) {
    super(status, explanationId)
    this.sessionReferenceNumber = references.sessionReferenceNumber
    this.invoiceReferenceNumber = references.invoiceReferenceNumber
  }
}
