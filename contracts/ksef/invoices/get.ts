import * as z from 'zod'
import { operation } from '../../operation.ts'
import { KsefNumber } from './invoice.ts'

/** The XML of an invoice in which the context has a part. */
export const get = operation({
  method: 'GET',
  path: '/invoices/ksef/{ksefNumber}',
  summary: 'Download an invoice by KSeF number',
  bearer: ['accessToken'],
  permissions: ['InvoiceRead'],
  limits: 'invoiceDownload',
  get params() {
    return z.object({ ksefNumber: KsefNumber() })
  },
  success: { status: 200, document: true },
  errors: ['invoiceNotFound', 'invoiceNotStored', 'validationFailed'],
})
