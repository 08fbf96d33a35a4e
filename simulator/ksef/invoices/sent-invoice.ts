import type { InvoiceStatus } from '../../../contracts/ksef/statuses.ts'
import type { Told } from '../../../contracts/told.ts'
import type { InvoiceFacts } from '../../documents/facts/invoice-facts.ts'
import type { Caller } from '../access/caller.ts'
import type { Ending } from '../outcome.ts'
import type { SessionRecord } from '../records.ts'

/** An invoice that was decrypted and keeps its schema, if there is one. */
export interface ReadInvoice {
  readonly document: Uint8Array
  readonly invoice: InvoiceFacts
  readonly bySchema: boolean
}

/** How and why an invoice is rejected. */
export interface Rejection extends Ending<Exclude<InvoiceStatus, 'accepted' | 'processing' | 'succeeded'>> {
  readonly explanation: Told
}

export const isRejected = (it: object): it is Rejection => 'outcome' in it

/** How an invoice came. */
export interface SentInvoice {
  readonly session: SessionRecord
  readonly sentAt: number
  /** SHA-256, Base64. */
  readonly hash: string
  /** The caller declares the offline mode. */
  readonly offline: boolean
  /** The hash of the invoice of which it is a technical correction. */
  readonly correctedHash: string | undefined
  /** NIPs and internal identifiers are checked by their checksum. */
  readonly checksIdentifiers: boolean
  readonly caller: Caller
}
