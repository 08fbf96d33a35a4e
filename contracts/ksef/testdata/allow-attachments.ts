import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Nip } from '../formats.ts'

/** Notes the consent of a NIP to invoices with attachments (testdata-048). */
export const allowAttachments = operation({
  method: 'POST',
  path: '/testdata/attachment',
  summary: 'Test data: allow invoices with attachments',
  bearer: [],
  limits: 'public',
  get body() {
    return z.object({ nip: Nip() })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
