import * as z from 'zod'
import { InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import { metadataOf } from '../accept-invoice.ts'
import type { InvoiceCheck } from '../judge.ts'

const Told = InvoiceMetadata.omit({ ksefNumber: true })

/** Where no schema has judged an invoice, what KSeF would tell of it may be nonsense: an amount in words, say. */
export const hasValues: InvoiceCheck = ({ invoice, bySchema }, sent) => {
  if (bySchema) return undefined
  const { error } = Told.safeParse(metadataOf('', invoice, { ...sent, settlesAt: sent.sentAt }, sent.sentAt))
  return error && { outcome: 'notXml', explanation: `The invoice holds what is no value: ${z.prettifyError(error)}` }
}
