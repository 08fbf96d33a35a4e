import * as z from 'zod'
import { InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import { metadataOf } from '../accept-invoice.ts'
import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'

const Shown = InvoiceMetadata().omit({ ksefNumber: true })

/** Where no schema has judged an invoice, what KSeF would tell of it may be nonsense: an amount in words, say. */
export const hasValues: InvoiceCheck = ({ invoice, bySchema }, sent) => {
  if (bySchema) return undefined
  const { error } = Shown.safeParse(metadataOf('', invoice, { ...sent, settlesAt: sent.sentAt }, sent.sentAt))
  return error && { outcome: 'notXml', explanation: why('noValue', { faults: z.prettifyError(error) }) }
}
