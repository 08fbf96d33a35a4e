import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import { sha256 } from '../../runtime/sha256.ts'
import type { Caller } from '../access/caller.ts'
import { fatedEnd, fatedEnding } from '../fate.ts'
import type { Handler, Preparing, Writing } from '../handler.ts'
import { modeOf } from '../invoices/accept-invoice.ts'
import { decryptInvoice } from '../invoices/decrypt-invoice.ts'
import { firstFault } from '../invoices/judge.ts'
import { isRejected, type ReadInvoice, type Rejection, type SentInvoice } from '../invoices/sent-invoice.ts'
import { validateInvoice } from '../invoices/validate-invoice.ts'
import { sessionLimitsOf } from '../limits/session-limits.ts'
import { courseOf } from '../outages/course.ts'
import { lateness, refuseUnderMaintenance } from '../outages/on-sending.ts'
import { allOutages } from '../outages/outages.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { OutageRecord, SessionRecord } from '../records.ts'
import { contextKey, type ReadableStore, sentHashKey } from '../tables.ts'
import { why } from './explanations.ts'
import { keepInvoice } from './keep-invoice.ts'
import { sessionToWrite } from './reach.ts'
import { standingOf } from './standing.ts'
import { withReason } from './with-reason.ts'

type SendInvoice = Operations['sessions']['sendInvoice']
type Body = Input<SendInvoice>['body']

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
      const outages = await allOutages(store)
      refuseUnderMaintenance(current, outages, now)
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
      const { invoice: delay } = work.runtime.delays
      const { sentAt } = sent
      // In the order in which they were sent, however long one of them takes: sums are read off the last.
      const planned = Math.max(fatedEnd(sentAt + delay, work.fate, sentAt), current.settlesAt ?? 0)
      const { settlesAt, cancelled } = courseOf(planned, outages)
      const times = { processedFrom: sentAt + delay / 2, settlesAt }
      const fault =
        fatedEnding<Rejection['outcome']>(work.fate) ??
        (isRejected(read) ? read : (cancelled ?? (await firstFault(read, sent, store))))
      if (fault === undefined && !isRejected(read)) tellLateness(read, sent, outages, work)
      const referenceNumber = newReferenceNumber('EE', work.runtime, now)
      await keepInvoice(read, fault, { ...sent, ...times, referenceNumber }, store, work.runtime)
      return { referenceNumber }
    }
  },
}

const openSession = async (
  referenceNumber: string,
  { caller, now }: Pick<Preparing<SendInvoice>, 'caller' | 'now'>,
  store: ReadableStore,
): Promise<SessionRecord & { readonly key: string }> => {
  const session = await sessionToWrite('Online', referenceNumber, caller as Caller, store)
  const { status, shown } = await standingOf(session, store, now)
  const { key } = session
  if (status === 'open' && key !== undefined) return { ...session, key }
  const { code, description } = shown
  throw new KsefError('sessionTakesNoInvoices', {
    values: { code: `(${code})` },
    explanation: withReason(why('takesNoInvoices', { referenceNumber, code, description }), session),
  })
}

/** KSeF says nothing of it. */
const tellLateness = (
  { invoice: { issueDate } }: ReadInvoice,
  sent: SentInvoice,
  outages: readonly OutageRecord[],
  { explain }: Writing<SendInvoice>,
): void => {
  const late = modeOf(issueDate, sent) === 'Offline' ? lateness(issueDate, sent.sentAt, outages) : undefined
  if (late !== undefined) explain(late)
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
  const accepted = await isAccepted(context, hashOfCorrectedInvoice, store)
  if (original === undefined && !accepted) explain(why('nothingToCorrect', { hash: hashOfCorrectedInvoice }))
  if (original?.correctedAt !== undefined && original.correctedAt <= now)
    throw new KsefError('alreadyCorrected', {
      explanation: why('alreadyCorrected', { hash: hashOfCorrectedInvoice }),
    })
  if (original?.notPermittedAt !== undefined && original.notPermittedAt <= now)
    throw new KsefError('notCorrectable', {
      explanation: why('rightWasMissing', { hash: hashOfCorrectedInvoice }),
    })
  if (accepted)
    throw new KsefError('notCorrectable', {
      explanation: why('notCorrectable', { hash: hashOfCorrectedInvoice }),
    })
}

/** Whether an invoice with this hash that the context sent was accepted. The same one is accepted once in ten years. */
const isAccepted = async (
  context: ContextIdentifier,
  hash: string,
  { acceptedInvoices, sessions }: ReadableStore,
): Promise<boolean> => {
  const accepted = await acceptedInvoices.page('byHash', hash, { size: 10, order: 'newest' })
  const sentIn = await sessions.many(accepted.map(({ session }) => session))
  return sentIn.some(it => it !== undefined && contextKey(it.context) === contextKey(context))
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
  return validateInvoice(document, session.formCode, preparation)
}
