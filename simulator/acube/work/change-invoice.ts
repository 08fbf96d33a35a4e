import { instantText } from '../../../contracts/acube/formats.ts'
import type { InvoicePayload } from '../../../contracts/acube/webhooks.ts'
import type { InvoiceRecord } from '../records.ts'
import { notify } from './notify.ts'
import type { Run } from './run.ts'

/** Replaces an invoice's record by itself with these members changed, and says so to who asked for it. */
export const changeInvoice = (
  { uuid }: InvoiceRecord,
  changes: Partial<InvoiceRecord>,
  { tables, runtime }: Run,
  webhookType?: InvoicePayload['webhookType'],
): Promise<void> =>
  tables.write(async store => {
    const record = await store.invoices.get(uuid)
    if (record === undefined) return
    const changed = { ...record, ...changes }
    await store.invoices.put(changed)
    if (webhookType !== undefined) await notify(invoicePayload(changed, webhookType), store, runtime)
  })

/** The payload about an invoice. A rejected one has neither number, instant nor hash (ERR, verbatim). */
export const invoicePayload = (it: InvoiceRecord, webhookType: InvoicePayload['webhookType']): InvoicePayload => ({
  legalEntityUuid: it.entity,
  invoiceUuid: it.uuid,
  subjectType: it.direction === 'sent' ? 'Subject1' : 'Subject2',
  status: it.status,
  processingCode: it.processingCode ?? 0,
  ksefReferenceNumber: it.ksefNumber ?? null,
  acquisitionTimestamp: it.acquiredAt === undefined ? null : instantText(it.acquiredAt),
  hash: it.status === 'valid' ? it.hash : null,
  invoicingMode: it.mode,
  webhookType,
})
