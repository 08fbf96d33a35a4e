import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { ShownInstant } from './formats.ts'

const count = whenAsked(() => z.int())
export const work = controlCall({
  method: 'POST',
  path: '/acube/work',
  summary: 'Let the A-Cube look-alike do what is due',
  get body() {
    return z.object({
      queue: z
        .literal('now')
        .optional()
        .meta({ description: 'Sends what waits in the queue, however long it has waited.' }),
    })
  },
  success: {
    status: 200,
    text: 'What was done since the last such call.',
    get body() {
      return z.object({
        activated: count(),
        deactivated: count(),
        sent: count(),
        valid: count(),
        invalid: count(),
        upos: count(),
        received: count(),
        synced: count(),
        delivered: count(),
        troubles: z.array(z.string()).readonly(),
      })
    },
  },
})

export const deliveries = controlCall({
  method: 'GET',
  path: '/acube/deliveries',
  summary: 'The notifications of the A-Cube look-alike and how they were received, the newest first',
  success: {
    status: 200,
    text: 'At most 200.',
    get body() {
      return z
        .array(
          z.object({
            uuid: z.string(),
            webhookUuid: z.string(),
            webhookType: z.string(),
            url: z.string(),
            payload: z.unknown(),
            createdAt: ShownInstant(),
            state: z.enum(['waiting', 'delivered', 'given-up']),
            attempts: z
              .array(z.object({ at: ShownInstant(), status: z.int().optional(), error: z.string().optional() }))
              .readonly(),
            nextAttemptAt: ShownInstant().optional(),
          }),
        )
        .readonly()
    },
  },
})
