import type { Session } from '../../../client/index.ts'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import { all } from '../../store/each.ts'
import type { InvoiceRecord } from '../records.ts'
import { acubeTables } from '../tables.ts'
import { accept } from './accept.ts'
import { changeInvoice } from './change-invoice.ts'
import { closeLeftOpen, invoicesIn } from './ksef-sessions.ts'
import type { Run } from './run.ts'
import { storedOf } from './stored.ts'
import { isNo, messageOf } from './trouble.ts'

/** The session shows it all: what is in it has arrived, what is not never will. Of twins each place counts for one. */
const claim = async (
  invoices: readonly InvoiceRecord[],
  place: string,
  inside: readonly SessionInvoice[],
  run: Run,
): Promise<void> => {
  const known = await run.tables.read(store => all(store.invoices, acubeTables.invoices, 'bySession', place))
  const claimed = new Set(known.map(({ reference }) => reference))
  for (const invoice of invoices) {
    const there = inside.find(it => it.invoiceHash === invoice.hash && !claimed.has(it.referenceNumber))
    claimed.add(there?.referenceNumber)
    const taken = there && ({ status: 'processing', processingCode: 100, session: place } as const)
    await changeInvoice(invoice, { ...taken, reference: there?.referenceNumber, unanswered: false }, run)
    if (there !== undefined) run.report.sent++
  }
}

/**
 * The session is another person's: what KSeF has stored has arrived. The rest goes out again: should it have arrived
 * all the same, KSeF says that it is a duplicate, and of what.
 */
const takeStored = async (
  invoices: readonly InvoiceRecord[],
  place: string,
  session: Session,
  run: Run,
): Promise<void> => {
  const stored = await storedOf(invoices, session, run)
  for (const invoice of invoices) {
    const found = await stored?.findOwn(invoice)
    if (found === undefined) await changeInvoice(invoice, { unanswered: false }, run)
    else await accept(invoice, { ...found, session: place }, run)
  }
}

/**
 * Finds out what became of invoices whose sending was never answered. The session is closed first: what is not in it
 * then will never be.
 */
export const recover = async (entity: string, session: Session, run: Run): Promise<void> => {
  await closeLeftOpen(session, entity, run)
  const unanswered = await run.tables.read(store =>
    all(store.invoices, acubeTables.invoices, 'toDo', `${entity} unanswered`),
  )
  for (const place of new Set(unanswered.map(({ attempts }) => attempts.at(-1)!))) {
    const invoices = unanswered.filter(({ attempts }) => attempts.at(-1) === place)
    try {
      const inside = await invoicesIn(session, place)
      if (inside === undefined) await takeStored(invoices, place, session, run)
      else await claim(invoices, place, inside, run)
    } catch (error) {
      // These stay unanswered; what else there is goes on.
      if (!isNo(error)) throw error
      run.report.troubles.push(`What became of session ${place}: ${messageOf(error)}`)
    }
  }
}
