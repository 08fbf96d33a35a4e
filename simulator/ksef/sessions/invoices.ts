import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { listInvoices } from './list-invoices.ts'

export const invoices: Handler<Operations['sessions']['invoices']> = {
  read: (input, work) => listInvoices(input, work, 'bySession'),
}
