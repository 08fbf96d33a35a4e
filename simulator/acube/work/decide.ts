import type { Session } from '../../../client/index.ts'
import { ACCEPTED, DUPLICATE, undecidedCodes } from '../../../contracts/acube/statuses.ts'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import { all } from '../../store/each.ts'
import type { InvoiceRecord } from '../records.ts'
import { acubeTables } from '../tables.ts'
import { accept, type Taken } from './accept.ts'
import { changeInvoice } from './change-invoice.ts'
import { invoicesIn } from './ksef-sessions.ts'
import type { Run } from './run.ts'
import { storedOf } from './stored.ts'
import { SHORTEST_PAUSE } from './trouble.ts'

/** So long is left between questions after what KSeF does not show now, in milliseconds. */
export const HIDDEN_PAUSE = 900_000

type Original = (Taken & { readonly session: string; readonly referenceNumber?: string }) | 'hidden' | 'another'

/**
 * The original that a duplicate names, when it is this very invoice: sent by an earlier attempt that seemed to be lost.
 * One that belongs to another record is a real original; `hidden`: KSeF does not say yet which it is.
 */
const originalOf = async (
  invoice: InvoiceRecord,
  { referenceNumber, status }: SessionInvoice,
  session: Session,
  run: Run,
): Promise<Original> => {
  const { tables } = run
  const { originalSessionReferenceNumber: place, originalKsefNumber: number } = status.extensions ?? {}
  if (!place || !number || !invoice.attempts.includes(place)) return 'another'
  const partition = `${invoice.entity} sent ${number}`
  const known = await tables.read(store => store.invoices.page('byKsefNumber', partition, { size: 1, order: 'oldest' }))
  if (known.length > 0) return 'another'
  const inside = await invoicesIn(session, place)
  if (inside === undefined) {
    const stored = await storedOf([invoice], session, run)
    const found = await stored?.findOwn(invoice)
    if (found?.ksefNumber === number) return { ...found, session: place }
    return stored?.has(number) ? 'another' : 'hidden'
  }
  const claimed = await tables.read(store => all(store.invoices, acubeTables.invoices, 'bySession', place))
  const seen = inside.find(
    it => it.ksefNumber === number && it.invoiceHash === invoice.hash && it.referenceNumber !== referenceNumber,
  )
  if (seen === undefined || claimed.some(({ reference }) => reference === seen.referenceNumber)) return 'another'
  return { ...seen, session: place }
}

const askAgainIn = (pause: number, invoice: InvoiceRecord, run: Run, changes: Partial<InvoiceRecord> = {}) =>
  changeInvoice(invoice, { ...changes, askAgainAt: run.runtime.now() + pause }, run)

/** Takes over what KSeF says of an invoice. */
export const decide = async (
  invoice: InvoiceRecord,
  seen: SessionInvoice,
  session: Session,
  run: Run,
): Promise<void> => {
  const { code, description, details } = seen.status
  if (undecidedCodes.includes(code)) return askAgainIn(SHORTEST_PAUSE, invoice, run, { processingCode: code })
  if (code === ACCEPTED) return accept(invoice, { ...seen, session: invoice.session! }, run)
  const original = code === DUPLICATE ? await originalOf(invoice, seen, session, run) : 'another'
  if (original === 'hidden') return askAgainIn(HIDDEN_PAUSE, invoice, run)
  if (original !== 'another') return accept(invoice, original, run)
  const words = [description, ...(details ?? [])].join(' - ')
  await changeInvoice(invoice, { status: 'invalid', processingCode: code, words }, run, 'invoice-sender')
  run.report.invalid++
}

/**
 * KSeF does not show the sessions of these to the token that A-Cube has now: what it has stored is valid, the rest is
 * asked after again later.
 */
export const decideHidden = async (invoices: readonly InvoiceRecord[], session: Session, run: Run): Promise<void> => {
  if (invoices.length === 0) return
  const stored = await storedOf(invoices, session, run)
  for (const invoice of invoices) {
    const found = await stored?.findOwn(invoice)
    if (found === undefined) {
      run.report.troubles.push(
        `Invoice ${invoice.uuid}: KSeF shows its session to the person alone whose token sent it.`,
      )
      await askAgainIn(HIDDEN_PAUSE, invoice, run)
    } else await accept(invoice, { ...found, session: invoice.session!, referenceNumber: invoice.reference }, run)
  }
}
