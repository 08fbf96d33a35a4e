import type { ReadableStore } from '../tables.ts'
import { attachmentAllowed } from './checks/attachment-allowed.ts'
import { hasValues } from './checks/has-values.ts'
import { identifiersHold } from './checks/identifiers-hold.ts'
import { mayIssue } from './checks/may-issue.ts'
import { notADuplicate } from './checks/not-a-duplicate.ts'
import { notIssuedInFuture } from './checks/not-issued-in-future.ts'
import { withinSize } from './checks/within-size.ts'
import type { ReadInvoice, Rejection, SentInvoice } from './sent-invoice.ts'

/** A rule on an invoice that keeps its schema: undefined when it is kept. */
export type InvoiceCheck = (
  read: ReadInvoice,
  sent: SentInvoice,
  store: ReadableStore,
) => Rejection | undefined | Promise<Rejection | undefined>

/** The order is behaviour: an invoice with two faults is rejected for the first of them. Assumed. */
const checks: readonly InvoiceCheck[] = [
  hasValues,
  mayIssue,
  attachmentAllowed,
  withinSize,
  identifiersHold,
  notIssuedInFuture,
  notADuplicate,
]

export const firstFault = async (
  read: ReadInvoice,
  sent: SentInvoice,
  store: ReadableStore,
): Promise<Rejection | undefined> => {
  for (const check of checks) {
    const fault = await check(read, sent, store)
    if (fault !== undefined) return fault
  }
  return undefined
}
