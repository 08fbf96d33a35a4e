import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { invoiceStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Handler } from '../handler.ts'
import { why } from './explanations.ts'
import { invoiceToRead } from './reach.ts'
import { statusOf } from './show-invoice.ts'
import { upoReader } from './upo-reader.ts'

export const upoByInvoice: Handler<Operations['sessions']['upoByInvoice']> = {
  read: async ({ params }, work) => {
    const { store, caller, now } = work
    const invoice = await invoiceToRead(params.referenceNumber, params.invoiceReferenceNumber, caller, store)
    const { code } = invoiceStatuses[statusOf(invoice, now)]
    const { upoOfInvoice } = await upoReader()
    const made = invoice.ksefNumber === undefined ? undefined : await upoOfInvoice(invoice.ksefNumber, work)
    if (made === undefined)
      throw new KsefError('upoOfInvoiceNotFound', {
        values: { invoiceReferenceNumber: invoice.referenceNumber },
        explanation: why('invoiceHasNoUpo', { referenceNumber: invoice.referenceNumber, code }),
      })
    return made
  },
}
