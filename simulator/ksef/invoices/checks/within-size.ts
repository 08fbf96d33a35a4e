import { sessionLimitsOf } from '../../limits/session-limits.ts'
import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'

export const megabyte = 1_000_000

/** sessions-online-043; limits-020 for the unit */
export const withinSize: InvoiceCheck = async ({ document, invoice }, { session }, store) => {
  const all = await sessionLimitsOf(session.context, store)
  const limits = session.type === 'Batch' ? all.batchSession : all.onlineSession
  const limit = invoice.hasAttachment ? 'maxInvoiceWithAttachmentSizeInMB' : 'maxInvoiceSizeInMB'
  const most = limits[limit] * megabyte
  if (document.length <= most) return undefined
  return {
    outcome: 'fileTooLarge',
    values: { size: String(most) },
    explanation: why('tooLarge', { bytes: document.length, limit, most: limits[limit] }),
  }
}
