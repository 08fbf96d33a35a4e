import * as z from 'zod'
import { Category } from '../latarnia/latarnia.ts'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { Instant, ShownInstant } from './formats.ts'

/** What an outage does to the API, each as it was observed or is documented (latarnia.md, 9). */
export const outageEffects = [
  /** 503 in HTML (CIRFMF/ksef-api issue 852). */
  'unavailable',
  /** 502 in HTML (issues 830, 852). */
  'bad-gateway',
  /** 504 without a body (issue 786; the body is not known). */
  'gateway-timeout',
  /** The connection is cut (issue 830). */
  'cut',
  /** No answer until the outage is over, or two minutes have passed: then 504 (issue 830). */
  'hang',
  /** The work is done, and the answer lost: 502 (issues 786, 822). */
  'done-but-lost',
  /** 21184 for sessions that were opened before; new ones work (open-api.json). */
  'session-maintenance',
  /** What would be done with in its course ends in 550: invoices, exports, grants, requests for certificates (issue 546). */
  'cancelled',
  /** What would be done with in its course stays at 100, 150 or 170 until it is over, also sessions (issues 241, 408, 786). */
  'stuck',
  /** Announced, and nothing is felt (issue 760). */
  'none',
] as const
export type OutageEffect = (typeof outageEffects)[number]

/** So many are kept: somebody sets them by hand. */
export const mostOutages = 100

const said = <T extends z.ZodType>(description: string, schema: T): T => schema.meta({ description })

const Outage = whenAsked(() =>
  z.object({
    eventId: z.int(),
    kind: Category,
    from: ShownInstant(),
    to: ShownInstant().optional(),
    announced: ShownInstant(),
    api: z.enum(outageEffects),
    version: z.int().meta({ description: 'How often it was changed, from 1.' }),
  }),
)

export const list = controlCall({
  method: 'GET',
  path: '/outages',
  summary: 'The outages that were set',
  success: {
    status: 200,
    text: 'By their beginning.',
    get body() {
      return z.array(Outage())
    },
  },
})

export const add = controlCall({
  method: 'POST',
  path: '/outages',
  summary: 'Let KSeF be out of order, and Latarnia tell of it',
  get body() {
    return (
      z
        .strictObject({
          kind: Category,
          from: said('Default: now.', Instant().optional()),
          to: said('A failure may be open; a maintenance is planned.', Instant().optional()),
          announced: said(
            'When Latarnia tells of it. Default: now for a maintenance, else when it begins.',
            Instant().optional(),
          ),
          api: said(
            'What becomes of the API meanwhile. Default: unavailable.',
            z.enum(outageEffects).default('unavailable'),
          ),
        })
        .refine(it => it.kind !== 'MAINTENANCE' || it.to !== undefined, 'a maintenance needs `to`')
        // What is stuck is known to be done with then, as all that takes its time is.
        .refine(it => it.api !== 'stuck' || it.to !== undefined, 'api: "stuck" needs `to`')
    )
  },
  success: {
    status: 201,
    text: 'The outage with its eventId.',
    get body() {
      return Outage()
    },
  },
  refusals: { 409: `There are ${mostOutages} already, or the version of the API has no such effect.` },
})

export const end = controlCall({
  method: 'PUT',
  path: '/outages/{eventId}',
  summary: 'End an outage, now or at an instant',
  get params() {
    return z.object({ eventId: z.union([z.string().max(32), z.int().transform(String)]) })
  },
  get body() {
    return z.strictObject({ to: said('Default: now.', Instant().optional()) })
  },
  success: {
    status: 200,
    text: 'The outage as it is now.',
    get body() {
      return Outage()
    },
  },
  refusals: { 404: 'No outage has this eventId.' },
})

export const forget = controlCall({
  method: 'DELETE',
  path: '/outages',
  summary: 'Forget all outages, as if nothing had ever happened',
  success: { status: 204, text: 'There are none.' },
})
