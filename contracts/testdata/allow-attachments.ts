import * as z from 'zod'
import { Nip } from '../formats.ts'
import { operation } from '../operation.ts'

/** Notes the consent of a NIP to invoices with attachments (testdata-048). */
export const allowAttachments = operation({
  method: 'POST',
  path: '/testdata/attachment',
  summary: 'Test data: allow invoices with attachments',
  bearer: [],
  limits: 'public',
  body: z.object({ nip: Nip }),
  success: { status: 200 },
  errors: ['validationFailed'],
})
