import * as z from 'zod'
import { operation } from '../../operation.ts'
import { AuthenticationOperation } from '../auth/authentication.ts'
import { ContinuationToken, pageSize } from '../paging.ts'

/** The caller's active sessions of authentication, newest first. */
export const list = operation({
  method: 'GET',
  path: '/auth/sessions',
  summary: 'List active authentication sessions',
  bearer: ['accessToken'],
  limits: 'other',
  get query() {
    return z.object({ pageSize: pageSize(100) })
  },
  get headers() {
    return ContinuationToken()
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        continuationToken: z.string().nullish(),
        items: z.array(
          AuthenticationOperation().extend({
            referenceNumber: z.string().length(36),
            isCurrent: z.boolean().optional().meta({ readOnly: true }),
          }),
        ),
      })
    },
  },
  errors: ['unreadableContent', 'invalidContinuationToken', 'validationFailed'],
  sort: { field: 'startDate', direction: 'Desc' },
})
