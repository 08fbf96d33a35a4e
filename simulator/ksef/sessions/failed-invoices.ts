import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { listInvoices } from './list-invoices.ts'

export const failedInvoices: Handler<Operations['sessions']['failedInvoices']> = {
  read: async (input, work) => {
    const page = await listInvoices(input, work, 'failed')
    return page.invoices.length === 0 ? {} : page
  },
}
