import { copied, cut } from '../../../contracts/bounds.ts'
import { inEach } from '../../../contracts/told.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { acceptInvoice } from '../invoices/accept-invoice.ts'
import { isRejected, type ReadInvoice, type Rejection, type SentInvoice } from '../invoices/sent-invoice.ts'
import type { InvoiceRecord, SessionRecord } from '../records.ts'
import { type ReadableStore, type Store, sentHashKey } from '../tables.ts'

/** Characters that are kept with an invoice. */
const longestExplanation = 4000

/** An invoice that is to be kept: its number, and when it is in processing and done with. */
export interface KeptInvoice extends SentInvoice, Pick<InvoiceRecord, 'fileName'> {
  readonly referenceNumber: string
  readonly processedFrom: number
  readonly settlesAt: number
}

/** Puts the invoice, accepted or not, into its session; gives the session as it is then. */
export const keepInvoice = async (
  read: ReadInvoice | Rejection,
  fault: Rejection | undefined,
  kept: KeptInvoice,
  store: Store,
  runtime: Runtime,
): Promise<SessionRecord> => {
  const { session, sentAt, referenceNumber, processedFrom, settlesAt } = kept
  const sums = await sumsOf(session, store)
  const accepted =
    fault === undefined && !isRejected(read)
      ? await acceptInvoice(read, { ...kept, place: sums.succeeded + 1 }, store, runtime)
      : undefined
  const record: InvoiceRecord = {
    referenceNumber,
    session: session.referenceNumber,
    ordinal: session.invoiceCount + 1,
    sentAt,
    processedFrom,
    settlesAt,
    hash: kept.hash,
    outcome: fault?.outcome ?? 'succeeded',
    values: fault?.values,
    messages: fault?.messages?.map(copied),
    explanation: fault && inEach(tongue => copied(cut(fault.explanation[tongue], longestExplanation))),
    fileName: kept.fileName && copied(kept.fileName),
    number: numberOf(read, fault),
    ksefNumber: accepted?.ksefNumber,
    succeeded: sums.succeeded + (fault === undefined ? 1 : 0),
    failed: sums.failed + (fault === undefined ? 0 : 1),
  }
  await store.invoices.put(record)
  await noteHash(kept, record, store)
  const after = { ...session, lastSentAt: sentAt, settlesAt, invoiceCount: record.ordinal }
  await store.sessions.put(after)
  return after
}

/** Recorded rejections have none (session-invoices-200-semantic-error-incomplete); a duplicate does (session-status-074). */
const numberOf = (read: ReadInvoice | Rejection, fault: Rejection | undefined): string | undefined =>
  isRejected(read) || (fault !== undefined && fault.outcome !== 'duplicate') ? undefined : read.invoice.number

const sumsOf = async ({ referenceNumber }: SessionRecord, store: ReadableStore) => {
  const [last] = await store.invoices.page('bySession', referenceNumber, { size: 1, order: 'newest' })
  return last ?? { succeeded: 0, failed: 0 }
}

const noteHash = async (
  { session: { context }, hash, correctedHash }: SentInvoice,
  { outcome, settlesAt }: InvoiceRecord,
  store: Store,
) => {
  const known = await store.sentHashes.get(sentHashKey(context, hash))
  if (outcome !== 'succeeded' || known !== undefined)
    await store.sentHashes.put({
      context,
      hash,
      notPermittedAt: outcome === 'notPermitted' ? settlesAt : undefined,
      correctedAt: known?.correctedAt,
    })
  if (outcome !== 'succeeded' || correctedHash === undefined) return
  const original = await store.sentHashes.get(sentHashKey(context, correctedHash))
  if (original !== undefined)
    await store.sentHashes.put({ ...original, correctedAt: original.correctedAt ?? settlesAt })
}
