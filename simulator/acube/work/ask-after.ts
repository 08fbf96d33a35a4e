import type { Session } from '../../../client/index.ts'
import { each } from '../../store/each.ts'
import type { InvoiceRecord } from '../records.ts'
import { acubeTables } from '../tables.ts'
import { changeInvoice } from './change-invoice.ts'
import { decide, decideHidden, HIDDEN_PAUSE } from './decide.ts'
import type { Run } from './run.ts'
import { isForbidden, isNo, isRefusal, messageOf, SHORTEST_PAUSE } from './trouble.ts'

const due = (
  stage: 'processing' | 'receipt',
  entity: string,
  { tables, hurried, runtime }: Run,
): Promise<readonly InvoiceRecord[]> =>
  tables.read(async ({ invoices }) => {
    const found: InvoiceRecord[] = []
    for await (const invoice of each(invoices, acubeTables.invoices, 'toDo', `${entity} ${stage}`))
      if (hurried || (invoice.askAgainAt ?? 0) <= runtime.now()) found.push(invoice)
    return found
  })

/** KSeF's no to a question about one invoice is not the others' trouble: it is asked again later. */
const alone = async (invoice: InvoiceRecord, run: Run, ask: () => Promise<void>): Promise<void> => {
  try {
    await ask()
  } catch (error) {
    if (!isNo(error)) throw error
    run.report.troubles.push(`Invoice ${invoice.uuid}: ${messageOf(error)}`)
    await changeInvoice(invoice, { askAgainAt: run.runtime.now() + HIDDEN_PAUSE }, run)
  }
}

/** Asks after the invoices that KSeF has taken in and not decided on. */
export const askAfterSent = async (entity: string, session: Session, run: Run): Promise<void> => {
  const hidden: InvoiceRecord[] = []
  for (const invoice of await due('processing', entity, run)) {
    const params = { referenceNumber: invoice.session!, invoiceReferenceNumber: invoice.reference! }
    await alone(invoice, run, async () => {
      const seen = await session.sessions.invoiceStatus({ params }).catch((error: unknown) => {
        if (!isForbidden(error)) throw error
      })
      if (seen === undefined) hidden.push(invoice)
      else await decide(invoice, seen, session, run)
    })
  }
  await decideHidden(hidden, session, run)
}

const upoOf = ({ session: referenceNumber, reference, ksefNumber }: InvoiceRecord, { sessions }: Session) =>
  reference === undefined
    ? sessions.upoByKsefNumber({ params: { referenceNumber: referenceNumber!, ksefNumber: ksefNumber! } })
    : sessions.upoByInvoice({ params: { referenceNumber: referenceNumber!, invoiceReferenceNumber: reference } })

/** Fetches the UPOs that are missing. KSeF gives one as soon as the invoice is accepted. */
export const fetchReceipts = async (entity: string, session: Session, run: Run): Promise<void> => {
  for (const invoice of await due('receipt', entity, run))
    await alone(invoice, run, async () => {
      const upo = await upoOf(invoice, session).catch((error: unknown) => {
        // Not there yet.
        if (!isRefusal(error) || isForbidden(error)) throw error
      })
      if (upo === undefined) {
        await changeInvoice(invoice, { askAgainAt: run.runtime.now() + SHORTEST_PAUSE }, run)
        return
      }
      await changeInvoice(invoice, { upo: upo.xml }, run)
      run.report.upos++
    })
}
