import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { invoiceToRead } from './reach.ts'
import { showInvoice } from './show-invoice.ts'

export const invoiceStatus: Handler<Operations['sessions']['invoiceStatus']> = {
  read: async ({ params }, work) => {
    const { caller, store, now, explain } = work
    const invoice = await invoiceToRead(params.referenceNumber, params.invoiceReferenceNumber, caller, store)
    if (invoice.explanation !== undefined && now >= invoice.settlesAt) explain(invoice.explanation)
    return showInvoice(invoice, store, work)
  },
}
