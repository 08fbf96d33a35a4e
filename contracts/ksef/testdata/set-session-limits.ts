import * as z from 'zod'
import { operation } from '../../operation.ts'
import { since } from '../../versions.ts'
import { whenAsked } from '../../when-asked.ts'
import { Int32 } from '../formats.ts'
import { defaultCollectiveIdentifierLimits } from '../limits/context.ts'

const between = (min: number, max: number) => Int32().min(min).max(max).meta({ format: 'int32' })

/** limits-017 */
const SessionLimits = whenAsked(() =>
  z.object({
    maxInvoiceSizeInMB: between(0, 5),
    maxInvoiceWithAttachmentSizeInMB: between(0, 10),
    maxInvoices: between(0, 100_000),
  }),
)
/** limits-n02 */
const CollectiveIdentifierLimits = whenAsked(() => z.object({ maxInvoices: between(2, 5000) }))
/** Sets the session limits of the caller's context, at once (limits-022), and its limit of collective identifiers. */
export const setSessionLimits = operation({
  method: 'POST',
  path: '/testdata/limits/context/session',
  summary: 'Test data: override session limits of the current context',
  bearer: ['accessToken'],
  limits: 'other',
  get body() {
    return z.object({
      onlineSession: SessionLimits(),
      batchSession: SessionLimits(),
      collectiveIdentifier: since('2.8', CollectiveIdentifierLimits(), defaultCollectiveIdentifierLimits),
    })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
