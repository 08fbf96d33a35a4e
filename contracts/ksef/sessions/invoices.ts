import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { readers, SessionInvoices, SessionParams } from './session.ts'

/** The invoices of a session in the order in which they were sent. */
export const invoices = operation({
  method: 'GET',
  path: '/sessions/{referenceNumber}/invoices',
  summary: 'List invoices of a session',
  bearer: ['accessToken'],
  permissions: readers,
  limits: 'sessionInvoiceList',
  get params() {
    return SessionParams()
  },
  get query() {
    return z.object({ pageSize: pageSize(1000) })
  },
  get headers() {
    return ContinuationToken()
  },
  success: {
    status: 200,
    get body() {
      return SessionInvoices()
    },
  },
  errors: ['unreadableContent', 'sessionNotFound', 'invalidContinuationToken', 'validationFailed'],
})
