import { copied, cut } from '../../../contracts/bounds.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { onlineSessionStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Input } from '../../../contracts/operation.ts'
import { inEach } from '../../../contracts/told.ts'
import { unjudged } from '../../documents/schemas/tell-uncovered.ts'
import { tellFailure } from '../../log.ts'
import { sha256 } from '../../sha256.ts'
import type { Caller } from '../access/caller.ts'
import { fatedEnd, fatedEnding } from '../fate.ts'
import type { Handler, Preparing, Writing } from '../handler.ts'
import { acceptInvoice } from '../invoices/accept-invoice.ts'
import { decryptInvoice } from '../invoices/decrypt-invoice.ts'
import { firstFault } from '../invoices/judge.ts'
import { isRejected, type ReadInvoice, type Rejection, type SentInvoice } from '../invoices/sent-invoice.ts'
import { sessionLimitsOf } from '../limits/session-limits.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { InvoiceRecord, SessionRecord } from '../records.ts'
import { type ReadableStore, sentHashKey } from '../tables.ts'
import { why } from './explanations.ts'
import { sessionToWrite } from './reach.ts'
import { standingOf } from './standing.ts'
import { withReason } from './with-reason.ts'

type SendInvoice = Operations['sessions']['sendInvoice']
type Body = Input<SendInvoice>['body']

/** Characters that are kept with an invoice. */
const longestExplanation = 4000

/**
 * Takes an invoice in: what is encrypted is compared at once, everything else shows in the invoice's status
 * (sessions-online-028, -029).
 */
export const sendInvoice: Handler<SendInvoice> = {
  prepare: async ({ params, body }, preparation) => {
    const session = await preparation.read(store => openSession(params.referenceNumber, preparation, store))
    const encrypted = Buffer.from(body.encryptedInvoiceContent, 'base64')
    compareEncrypted(encrypted, body)
    const read = await readInvoice(encrypted, session, body, preparation)

    return async work => {
      const { store, now } = work
      // As it is now: others may have sent or closed meanwhile.
      const current = await openSession(params.referenceNumber, work, store)
      await refuseTooMany(current, store)
      await refuseCorrection(current, body, work)
      const sent: SentInvoice = {
        session: current,
        sentAt: Math.max(now, current.lastSentAt ?? 0),
        hash: body.invoiceHash,
        offline: body.offlineMode,
        correctedHash: body.hashOfCorrectedInvoice ?? undefined,
        checksIdentifiers: current.checksIdentifiers,
        caller: work.caller,
      }
      const fault =
        fatedEnding<Rejection['outcome']>(work.fate) ?? (isRejected(read) ? read : await firstFault(read, sent, store))
      return { referenceNumber: await keep(read, fault, sent, work) }
    }
  },
}

const openSession = async (
  referenceNumber: string,
  { caller, now }: Pick<Preparing<SendInvoice>, 'caller' | 'now'>,
  store: ReadableStore,
): Promise<SessionRecord & { readonly key: string }> => {
  const session = await sessionToWrite(referenceNumber, caller as Caller, store)
  const { status } = await standingOf(session, store, now)
  const { key } = session
  if (status === 'open' && key !== undefined) return { ...session, key }
  const { code, description } = onlineSessionStatuses[status]
  throw new KsefError('sessionTakesNoInvoices', {
    values: { code: `(${code})` },
    explanation: withReason(why('takesNoInvoices', { referenceNumber, code, description }), session),
  })
}

const compareEncrypted = (encrypted: Buffer, body: Body): void => {
  if (encrypted.length !== body.encryptedInvoiceSize)
    throw new KsefError('sizeMismatch', {
      explanation: why('sizeDiffers', { bytes: encrypted.length, said: body.encryptedInvoiceSize }),
    })
  const hash = sha256(encrypted)
  if (hash !== body.encryptedInvoiceHash)
    throw new KsefError('hashMismatch', {
      explanation: why('hashDiffers', { hash, said: body.encryptedInvoiceHash }),
    })
}

const refuseTooMany = async ({ referenceNumber, context, invoiceCount }: SessionRecord, store: ReadableStore) => {
  const { maxInvoices } = (await sessionLimitsOf(context, store)).onlineSession
  if (invoiceCount >= maxInvoices)
    throw new KsefError('invoiceCountExceeded', {
      values: { referenceNumber, invoiceLimit: maxInvoices },
      explanation: why('tooManyInvoices', { count: invoiceCount, most: maxInvoices }),
    })
}

/** sessions-online-034 … 036. A hash that the context never sent corrects nothing; what KSeF says of it is unknown. */
const refuseCorrection = async (
  { context }: SessionRecord,
  { hashOfCorrectedInvoice }: Body,
  { store, now, explain }: Writing<SendInvoice>,
) => {
  if (hashOfCorrectedInvoice == null) return
  const original = await store.sentHashes.get(sentHashKey(context, hashOfCorrectedInvoice))
  if (original === undefined) explain(why('nothingToCorrect', { hash: hashOfCorrectedInvoice }))
  if (original?.correctedAt !== undefined && original.correctedAt <= now)
    throw new KsefError('alreadyCorrected', {
      explanation: why('alreadyCorrected', { hash: hashOfCorrectedInvoice }),
    })
  if (original?.accepted)
    throw new KsefError('notCorrectable', {
      explanation: why('notCorrectable', { hash: hashOfCorrectedInvoice }),
    })
}

/** Decrypts, compares, validates: whatever needs no state. */
const readInvoice = async (
  encrypted: Buffer,
  session: SessionRecord & { readonly key: string },
  { invoiceSize, invoiceHash }: Body,
  preparation: Preparing<SendInvoice>,
): Promise<ReadInvoice | Rejection> => {
  const document = decryptInvoice(encrypted, session.key, session.initializationVector)
  if (isRejected(document)) return document
  if (document.length !== invoiceSize)
    return {
      outcome: 'fileSizeDiffers',
      values: { size: String(invoiceSize) },
      explanation: why('decryptedSizeDiffers', { bytes: document.length, said: invoiceSize }),
    }
  const hash = sha256(document)
  if (hash !== invoiceHash)
    return {
      outcome: 'fileHashDiffers',
      values: { hash: invoiceHash },
      explanation: why('decryptedHashDiffers', { hash, said: invoiceHash }),
    }
  return validate(document, session, preparation)
}

const validate = async (
  document: Uint8Array,
  { formCode }: SessionRecord,
  { validator, log, warn }: Preparing<SendInvoice>,
): Promise<ReadInvoice | Rejection> => {
  try {
    const verdict = await validator.validate(document, formCode)
    if (verdict.outcome === 'marked') return { outcome: 'byteOrderMark', explanation: verdict.explanation }
    if (verdict.outcome === 'unreadable') return { outcome: 'notXml', explanation: verdict.explanation }
    if (verdict.outcome === 'invalid')
      return { outcome: 'schemaMismatch', messages: verdict.messages, explanation: verdict.explanation }
    if (!verdict.bySchema) warn(unjudged(formCode).en)
    return { document, invoice: verdict.invoice, bySchema: verdict.bySchema }
  } catch (error) {
    tellFailure(log, error, 'an invoice could not be validated')
    return interrupted(error)
  }
}

/** session-status-046: KSeF's own word for work that fails by no fault of the invoice. */
const interrupted = (error: unknown): Rejection => ({
  outcome: 'cancelled',
  explanation: why('notValidated', { message: messageOf(error) }),
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Puts the invoice, accepted or not, into its session; gives its reference number. */
const keep = async (
  read: ReadInvoice | Rejection,
  fault: Rejection | undefined,
  sent: SentInvoice,
  { store, runtime, now, fate }: Writing<SendInvoice>,
): Promise<string> => {
  const { session, sentAt } = sent
  const referenceNumber = newReferenceNumber('EE', runtime, now)
  // In the order in which they were sent, however long one of them takes: sums are read off the last.
  const settlesAt = Math.max(fatedEnd(sentAt + runtime.delays.invoice, fate, sentAt), session.settlesAt ?? 0)
  const sums = await sumsOf(session, store)
  const accepted =
    fault === undefined && !isRejected(read)
      ? await acceptInvoice(read, { ...sent, referenceNumber, settlesAt, place: sums.succeeded + 1 }, store, runtime)
      : undefined
  const record: InvoiceRecord = {
    referenceNumber,
    session: session.referenceNumber,
    ordinal: session.invoiceCount + 1,
    sentAt,
    processedFrom: sentAt + runtime.delays.invoice / 2,
    settlesAt,
    hash: sent.hash,
    outcome: fault?.outcome ?? 'succeeded',
    values: fault?.values,
    messages: fault?.messages?.map(copied),
    explanation: fault && inEach(tongue => copied(cut(fault.explanation[tongue], longestExplanation))),
    number: numberOf(read, fault),
    ksefNumber: accepted?.ksefNumber,
    succeeded: sums.succeeded + (fault === undefined ? 1 : 0),
    failed: sums.failed + (fault === undefined ? 0 : 1),
  }
  await store.invoices.put(record)
  await noteHash(sent, accepted === undefined ? undefined : settlesAt, store)
  await store.sessions.put({
    ...session,
    lastSentAt: sentAt,
    settlesAt,
    invoiceCount: record.ordinal,
  })
  return referenceNumber
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
  acceptedAt: number | undefined,
  store: Writing<SendInvoice>['store'],
) => {
  const known = await store.sentHashes.get(sentHashKey(context, hash))
  await store.sentHashes.put({
    context,
    hash,
    accepted: acceptedAt !== undefined || (known?.accepted ?? false),
    correctedAt: known?.correctedAt,
  })
  if (acceptedAt === undefined || correctedHash === undefined) return
  const original = await store.sentHashes.get(sentHashKey(context, correctedHash))
  if (original !== undefined)
    await store.sentHashes.put({ ...original, correctedAt: original.correctedAt ?? acceptedAt })
}
