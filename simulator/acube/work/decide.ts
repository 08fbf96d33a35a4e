import type { Session } from '../../../client/index.ts'
import { ACCEPTED, DUPLICATE, undecidedCodes } from '../../../contracts/acube/statuses.ts'
import { readTimestamp } from '../../../contracts/formats.ts'
import type { SessionInvoice } from '../../../contracts/sessions/session.ts'
import type { InvoiceRecord } from '../records.ts'
import { ALL } from '../tables.ts'
import { changeInvoice } from './change-invoice.ts'
import { invoicesIn } from './ksef-sessions.ts'
import type { Run } from './run.ts'
import { isRefusal } from './trouble.ts'

const accept = async (invoice: InvoiceRecord, session: string, seen: SessionInvoice, run: Run): Promise<void> => {
  const changes: Partial<InvoiceRecord> = {
    status: 'valid',
    processingCode: ACCEPTED,
    session,
    reference: seen.referenceNumber,
    ksefNumber: seen.ksefNumber ?? undefined,
    acquiredAt: readTimestamp(seen.acquisitionDate ?? ''),
    mode: seen.invoicingMode ?? 'Online',
  }
  await changeInvoice(invoice, changes, run, 'invoice-sender')
  run.report.valid++
}

/**
 * The original that a duplicate names, when it is this very invoice: sent by an earlier attempt that seemed to be lost.
 * One that belongs to another record is a real original.
 */
const ownOriginal = async (
  invoice: InvoiceRecord,
  { referenceNumber, status }: SessionInvoice,
  session: Session,
  { engine }: Run,
): Promise<{ readonly place: string; readonly seen: SessionInvoice } | undefined> => {
  const { originalSessionReferenceNumber: place, originalKsefNumber: number } = status.extensions ?? {}
  if (!place || !number || !invoice.attempts.includes(place)) return undefined
  const partition = `${invoice.entity} sent ${number}`
  const known = await engine.store.invoices.page('byKsefNumber', partition, { size: 1, order: 'oldest' })
  if (known.length > 0) return undefined
  const claimed = await engine.store.invoices.page('bySession', place, { size: ALL, order: 'oldest' })
  const seen = (await invoicesIn(session, place)).find(
    it => it.ksefNumber === number && it.invoiceHash === invoice.hash && it.referenceNumber !== referenceNumber,
  )
  return seen && !claimed.some(({ reference }) => reference === seen.referenceNumber) ? { place, seen } : undefined
}

/** Takes over what KSeF says of an invoice. */
const decide = async (invoice: InvoiceRecord, seen: SessionInvoice, session: Session, run: Run): Promise<void> => {
  const { code, description, details } = seen.status
  if (undecidedCodes.includes(code)) {
    await changeInvoice(invoice, { processingCode: code, askedAt: run.runtime.now() }, run)
    return
  }
  if (code === ACCEPTED) return accept(invoice, invoice.session!, seen, run)
  const original = code === DUPLICATE ? await ownOriginal(invoice, seen, session, run) : undefined
  if (original !== undefined) return accept(invoice, original.place, original.seen, run)
  const words = [description, ...(details ?? [])].join(' - ')
  await changeInvoice(invoice, { status: 'invalid', processingCode: code, words }, run, 'invoice-sender')
  run.report.invalid++
}

const paramsOf = ({ session, reference }: InvoiceRecord) => ({
  referenceNumber: session!,
  invoiceReferenceNumber: reference!,
})

/** The same is not asked again sooner, in milliseconds: KSeF counts the questions. */
const SHORTEST_PAUSE = 250

/** Asks after the invoices that KSeF has taken in and not decided on. */
export const askAfterSent = async (entity: string, session: Session, run: Run): Promise<void> => {
  const { engine, hurried, runtime } = run
  const sent = await engine.store.invoices.page('toDo', `${entity} processing`, { size: ALL, order: 'oldest' })
  const isDue = ({ askedAt = 0 }: InvoiceRecord): boolean => hurried || askedAt + SHORTEST_PAUSE <= runtime.now()
  for (const invoice of sent.filter(isDue))
    await decide(invoice, await session.sessions.invoiceStatus({ params: paramsOf(invoice) }), session, run)
}

/** Fetches the UPOs that are missing. KSeF gives one as soon as the invoice is accepted. */
export const fetchReceipts = async (entity: string, session: Session, run: Run): Promise<void> => {
  const { store } = run.engine
  for (const invoice of await store.invoices.page('toDo', `${entity} receipt`, { size: ALL, order: 'oldest' })) {
    const upo = await session.sessions.upoByInvoice({ params: paramsOf(invoice) }).catch((error: unknown) => {
      // Not there yet.
      if (!isRefusal(error)) throw error
    })
    if (upo === undefined) continue
    await changeInvoice(invoice, { upo: upo.xml }, run)
    run.report.upos++
  }
}
