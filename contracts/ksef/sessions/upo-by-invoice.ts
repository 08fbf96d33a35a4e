import { operation } from '../../operation.ts'
import { InvoiceParams, readers } from './session.ts'

/** The UPO of an invoice, found by its reference number: there before the session is closed (upo-027). */
export const upoByInvoice = operation({
  method: 'GET',
  path: '/sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}/upo',
  summary: 'Download invoice UPO by invoice reference number',
  bearer: ['accessToken'],
  permissions: readers,
  limits: 'sessionMisc',
  get params() {
    return InvoiceParams()
  },
  success: { status: 200, document: true },
  errors: ['upoOfInvoiceNotFound', 'validationFailed'],
})
