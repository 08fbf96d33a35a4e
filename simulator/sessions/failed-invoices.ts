import type { Operations } from '../../contracts/operations.ts'
import type { Handler } from '../handler.ts'
import { listInvoices } from './list-invoices.ts'

export const failedInvoices: Handler<Operations['sessions']['failedInvoices']> = (input, work) =>
  listInvoices(input, work, 'failed')
