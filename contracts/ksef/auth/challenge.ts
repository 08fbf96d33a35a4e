import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Challenge, Int64, Timestamp } from '../formats.ts'

/** Starts a sign-in. The challenge is used once, within ten minutes (challenge-005). */
export const challenge = operation({
  method: 'POST',
  path: '/auth/challenge',
  summary: 'Start authentication (issue a challenge)',
  bearer: [],
  limits: 'public',
  success: {
    status: 200,
    /** `timestamp` and `timestampMs` are one instant, `clientIp` the caller's address as KSeF sees it. */
    get body() {
      return z.object({ challenge: Challenge(), timestamp: Timestamp(), timestampMs: Int64(), clientIp: z.string() })
    },
  },
  errors: [],
})
