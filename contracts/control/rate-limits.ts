import * as z from 'zod'
import { controlCall } from './call.ts'

const success = {
  status: 200,
  text: 'Whether requests are counted.',
  get body() {
    return z.object({ counted: z.boolean() })
  },
} as const

export const read = controlCall({
  method: 'GET',
  path: '/rate-limits',
  summary: "Whether KSeF's limits on requests hold",
  success,
})

export const set = controlCall({
  method: 'PUT',
  path: '/rate-limits',
  summary: "Let KSeF's limits on requests hold, or not",
  get body() {
    return z.strictObject({ counted: z.boolean() })
  },
  success,
})

export const forget = controlCall({
  method: 'DELETE',
  path: '/rate-limits/counters',
  summary: 'Forget the requests that were counted',
  success: { status: 204, text: 'Counting begins anew.' },
})
