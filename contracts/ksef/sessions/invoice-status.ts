import { operation } from '../../operation.ts'
import { InvoiceParams, readers, SessionInvoice } from './session.ts'

/** How one invoice of a session stands. */
export const invoiceStatus = operation({
  method: 'GET',
  path: '/sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}',
  summary: 'Get the status of one invoice of a session',
  bearer: ['accessToken'],
  permissions: readers,
  limits: 'invoiceStatus',
  get params() {
    return InvoiceParams()
  },
  success: {
    status: 200,
    get body() {
      return SessionInvoice()
    },
  },
  errors: ['validationFailed'],
})
