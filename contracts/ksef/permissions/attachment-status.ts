import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Timestamp } from '../formats.ts'

/** Whether the NIP of the context may send invoices with attachments. */
export const attachmentStatus = operation({
  method: 'GET',
  path: '/permissions/attachments/status',
  summary: 'Get attachment consent status of the current context',
  bearer: ['accessToken'],
  permissions: ['CredentialsManage', 'CredentialsRead'],
  limits: 'other',
  success: {
    status: 200,
    get body() {
      return z.object({ isAttachmentAllowed: z.boolean().optional(), revokedDate: Timestamp().nullish() })
    },
  },
  errors: ['validationFailed'],
})
