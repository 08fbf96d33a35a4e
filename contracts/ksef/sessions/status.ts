import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Timestamp } from '../formats.ts'
import { Count, readers, SessionParams, SessionStatus, UpoPage } from './session.ts'

/** How a session stands. Counters of nothing are left out, as recorded (session-status-100-open-with-failed). */
export const status = operation({
  method: 'GET',
  path: '/sessions/{referenceNumber}',
  summary: 'Get session status',
  bearer: ['accessToken'],
  permissions: readers,
  limits: 'sessionMisc',
  get params() {
    return SessionParams()
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        status: SessionStatus(),
        dateCreated: Timestamp(),
        dateUpdated: Timestamp(),
        validUntil: Timestamp().meta({ format: 'date-time', readOnly: true }).nullish(),
        upo: z.object({ pages: z.array(UpoPage()) }).nullish(),
        invoiceCount: Count().nullish(),
        successfulInvoiceCount: Count().nullish(),
        failedInvoiceCount: Count().nullish(),
      })
    },
  },
  errors: ['sessionNotFound', 'validationFailed'],
})
