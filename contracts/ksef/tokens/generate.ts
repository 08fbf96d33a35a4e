import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { TokenPermission } from '../permission-names.ts'

/** Makes a KSeF token. Its text is shown here and never again. */
export const generate = operation({
  method: 'POST',
  path: '/tokens',
  summary: 'Generate a KSeF token',
  bearer: ['accessToken'],
  limits: 'other',
  get body() {
    return z.object({
      permissions: z
        .array(TokenPermission)
        .max(unstated.items)
        .refine(list => list.length > 0, { params: { empty: true } }),
      description: z.string().min(5).max(256),
    })
  },
  success: {
    status: 202,
    get body() {
      return z.object({ referenceNumber: z.string().length(36), token: z.string().max(160) })
    },
  },
  errors: [
    'unreadableContent',
    'permissionsNotOwned',
    'contextTypeNotAllowedForToken',
    'validationFailed',
    'authMethodNotAllowed',
  ],
})
