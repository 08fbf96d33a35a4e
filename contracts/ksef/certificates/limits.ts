import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Int32 } from '../formats.ts'

const Limit = whenAsked(() => z.object({ remaining: Int32(), limit: Int32() }))
/** How many certificates the caller may still ask for, in 30 days, and hold at a time, whatever the context (certificates-077). */
export const limits = operation({
  method: 'GET',
  path: '/certificates/limits',
  summary: 'Get certificate and enrollment limits of the authenticated subject',
  bearer: ['accessToken'],
  limits: 'other',
  success: {
    status: 200,
    get body() {
      return z.object({ canRequest: z.boolean().meta({ readOnly: true }), enrollment: Limit(), certificate: Limit() })
    },
  },
  errors: [],
})
