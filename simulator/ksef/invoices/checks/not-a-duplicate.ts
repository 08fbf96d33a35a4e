import { quote } from '../../../http/quote.ts'
import { why } from '../explanations.ts'
import { identityOf } from '../identity.ts'
import type { InvoiceCheck } from '../judge.ts'

/** Anywhere in KSeF, for ten full years (sessions-online-041). */
export const notADuplicate: InvoiceCheck = async ({ invoice }, { sentAt }, store) => {
  const original = await store.invoiceIdentities.get(identityOf(invoice))
  if (original === undefined || sentAt >= original.freeFrom) return undefined
  return {
    outcome: 'duplicate',
    values: { originalKsefNumber: original.ksefNumber, originalSessionReferenceNumber: original.session },
    explanation: why('duplicate', {
      nip: invoice.seller.nip,
      type: invoice.type,
      number: quote(invoice.number),
      original: original.ksefNumber,
    }),
  }
}
