import { sessionLimitsOf } from '../../limits/session-limits.ts'
import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'

const megabyte = 1_000_000

/** sessions-online-043; limits-020 for the unit */
export const withinSize: InvoiceCheck = async ({ document, invoice }, { session }, store) => {
  const { onlineSession } = await sessionLimitsOf(session.context, store)
  const limit = invoice.hasAttachment ? 'maxInvoiceWithAttachmentSizeInMB' : 'maxInvoiceSizeInMB'
  const most = onlineSession[limit] * megabyte
  if (document.length <= most) return undefined
  return {
    outcome: 'fileTooLarge',
    values: { size: String(most) },
    explanation: why('tooLarge', { bytes: document.length, limit, most: onlineSession[limit] }),
  }
}
