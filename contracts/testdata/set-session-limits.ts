import * as z from 'zod'
import { Int32 } from '../formats.ts'
import { operation } from '../operation.ts'

const upTo = (max: number) => Int32.min(0).max(max).meta({ format: 'int32' })

/** limits-017 */
const SessionLimits = z.object({
  maxInvoiceSizeInMB: upTo(5),
  maxInvoiceWithAttachmentSizeInMB: upTo(10),
  maxInvoices: upTo(100_000),
})

/** Sets the session limits of the caller's context, at once (limits-022). */
export const setSessionLimits = operation({
  method: 'POST',
  path: '/testdata/limits/context/session',
  summary: 'Test data: override session limits of the current context',
  bearer: ['accessToken'],
  limits: 'other',
  body: z.object({ onlineSession: SessionLimits, batchSession: SessionLimits }),
  success: { status: 200 },
  errors: ['validationFailed'],
})
