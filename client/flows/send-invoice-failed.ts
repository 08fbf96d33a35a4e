import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'

/** An invoice that KSeF took in and then rejected, or whose session came to no UPO: the status says why. */
export class InvoiceFailed extends Error {
  override readonly name = 'InvoiceFailed'
  readonly sessionReferenceNumber: string
  readonly invoiceReferenceNumber: string
  /** Of the status, which is no HTTP status: 440 for a duplicate, 450 for a document against the schema … */
  readonly code: number
  readonly description: string
  readonly details: readonly string[]
  /** Where the simulator explains it: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor(
    references: { readonly sessionReferenceNumber: string; readonly invoiceReferenceNumber: string },
    { code, description, details }: StatusInfo,
    explanationId?: string,
  ) {
    super(`${code}: ${[description, ...(details ?? [])].join(' - ')}`)
    this.sessionReferenceNumber = references.sessionReferenceNumber
    this.invoiceReferenceNumber = references.invoiceReferenceNumber
    this.code = code
    this.description = description
    this.details = details ?? []
    this.explanationId = explanationId
  }
}
