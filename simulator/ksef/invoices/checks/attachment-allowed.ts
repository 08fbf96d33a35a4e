import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'

/**
 * Attachments need the seller's consent, and go by batch; PEF goes either way, and so does a technical correction
 * (sessions-online-045, -046, -061).
 */
export const attachmentAllowed: InvoiceCheck = async ({ invoice }, { session, correctedHash, sentAt }, store) => {
  if (!invoice.hasAttachment) return undefined
  if (session.type !== 'Batch' && session.formCode.value !== 'PEF' && correctedHash === undefined)
    return {
      outcome: 'attachmentNotAllowed',
      explanation: why('attachmentOnline', { form: session.formCode.systemCode }),
    }
  const consent = await store.attachmentConsents.get(invoice.seller.nip)
  if (consent !== undefined && (consent.until === undefined || sentAt < consent.until)) return undefined
  return {
    // sessions-batch-050
    outcome: session.type === 'Batch' ? 'attachmentWithoutConsent' : 'attachmentNotAllowed',
    values: { nip: invoice.seller.nip },
    explanation: why('noAttachmentConsent', { nip: invoice.seller.nip }),
  }
}
