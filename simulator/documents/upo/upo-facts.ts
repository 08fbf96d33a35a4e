import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { InvoicingMode } from '../../../contracts/ksef/invoices/invoice.ts'
import type { Profile } from '../../ksef/profile.ts'

/** How who opened the session had proved who they are: a KSeF token, or a signed document (SHA-256, Base64). */
export type UpoProof = { readonly tokenReference: string } | { readonly documentHash: string }

/** One accepted invoice. Instants in milliseconds since the epoch. */
export interface UpoDocument {
  readonly sellerNip: string
  readonly ksefNumber: string
  readonly invoiceNumber: string
  /** `2026-02-01` */
  readonly issueDate: string
  readonly sentAt: number
  readonly acquiredAt: number
  /** SHA-256 of the invoice, Base64. */
  readonly hash: string
  readonly mode: InvoicingMode
}

/** What stands in a UPO, of one invoice or of a page of a session. */
export interface UpoFacts {
  readonly sessionReference: string
  readonly context: ContextIdentifier
  readonly proof: UpoProof
  readonly formCode: FormCode
  /** Only in the UPO of a session; counted from 1. */
  readonly page?: {
    readonly number: number
    readonly count: number
    readonly from: number
    readonly to: number
    readonly total: number
  }
  /** At least one, at most 10,000. */
  readonly documents: readonly UpoDocument[]
  /** When it is signed, in milliseconds since the epoch. */
  readonly signedAt: number
  readonly profile: Profile
}
