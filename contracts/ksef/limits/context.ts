import * as z from 'zod'
import { operation } from '../../operation.ts'
import { since } from '../../versions.ts'
import { whenAsked } from '../../when-asked.ts'
import { Int32 } from '../formats.ts'

/** Sizes in MB of 1 000 000 bytes (limits-020). */
const SessionLimits = whenAsked(() =>
  z.object({
    maxInvoiceSizeInMB: Int32().min(0).meta({ format: 'int32' }),
    maxInvoiceWithAttachmentSizeInMB: Int32().min(0).meta({ format: 'int32' }),
    maxInvoices: Int32().min(0).meta({ format: 'int32' }),
  }),
)

const CollectiveIdentifierLimits = whenAsked(() => z.object({ maxInvoices: Int32().min(2).meta({ format: 'int32' }) }))
/** limits-n01 */
export const defaultCollectiveIdentifierLimits = { maxInvoices: 500 }

/** limits-016 */
export const defaultSessionLimits = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 10_000 }

/** How large and how many the invoices of a session may be, and how many a collective identifier may stand for. */
export const context = operation({
  method: 'GET',
  path: '/limits/context',
  summary: 'Get session limits of the current context',
  bearer: ['accessToken'],
  limits: 'other',
  success: {
    status: 200,
    get body() {
      return z.object({
        onlineSession: SessionLimits(),
        batchSession: SessionLimits(),
        collectiveIdentifier: since('2.8', CollectiveIdentifierLimits()),
      })
    },
  },
  errors: [],
})
