import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { readers, SessionInvoices, SessionParams } from './session.ts'

/** The rejected ones among the invoices of a session; where there is none, no list either (session-status-091). */
export const failedInvoices = operation({
  method: 'GET',
  path: '/sessions/{referenceNumber}/invoices/failed',
  summary: 'List failed invoices of a session',
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
      return SessionInvoices().partial({ invoices: true })
    },
  },
  errors: ['unreadableContent', 'sessionNotFound', 'invalidContinuationToken', 'validationFailed'],
})
