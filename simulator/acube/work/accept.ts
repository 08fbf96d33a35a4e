import { ACCEPTED } from '../../../contracts/acube/statuses.ts'
import { readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import type { InvoiceRecord } from '../records.ts'
import { changeInvoice } from './change-invoice.ts'
import type { Run } from './run.ts'

/** What KSeF says of an invoice that it has taken. */
export type Taken = Pick<SessionInvoice | InvoiceMetadata, 'ksefNumber' | 'acquisitionDate' | 'invoicingMode'>

/** KSeF has it: in which session, and under which name there when that is known. */
export const accept = async (
  invoice: InvoiceRecord,
  taken: Taken & { readonly session: string; readonly referenceNumber?: string | undefined },
  run: Run,
): Promise<void> => {
  const changes: Partial<InvoiceRecord> = {
    status: 'valid',
    processingCode: ACCEPTED,
    unanswered: false,
    session: taken.session,
    reference: taken.referenceNumber,
    ksefNumber: taken.ksefNumber ?? undefined,
    acquiredAt: readTimestamp(taken.acquisitionDate ?? ''),
    mode: taken.invoicingMode ?? 'Online',
    askAgainAt: undefined,
  }
  await changeInvoice(invoice, changes, run, 'invoice-sender')
  run.report.valid++
}
