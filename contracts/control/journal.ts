import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { operationNames } from './faults.ts'
import { Duration, Instant, ShownInstant } from './formats.ts'

const said = <T extends z.ZodType>(description: string, schema: T): T => schema.meta({ description })
const Id = whenAsked(() => z.string().regex(/^x\d{1,15}$/))
/** A number, as text in a URL. */
const count = whenAsked(() =>
  z.union([
    z.int().min(0).max(999_999),
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  ]),
)

const filters = whenAsked(() => ({
  operation: said(
    'An operation (tokens.generate), an area (tokens.*), storage or acube.',
    z
      .enum(operationNames, { error: 'is no operation: tokens.generate, an area (tokens.*), storage or acube' })
      .optional(),
  ),
  context: said('Of the bearer: Nip:5265877635, or a NIP.', z.string().min(1).max(100).optional()),
  status: said(
    'Of the answer: 429, or 4xx.',
    z
      .string()
      .regex(/^[1-5](\d\d|xx)$/, 'is no status: 429, or 4xx')
      .optional(),
  ),
  reference: said('A number that stands in path or bodies.', z.string().min(1).max(100).optional()),
  text: said(
    'Stands in path, bodies or the reason of a refusal, in capitals or not.',
    z.string().min(1).max(200).optional(),
  ),
  inWorld: said(
    'Of the world of this name; * for all worlds. Default: the world that is asked.',
    z.string().min(1).max(64).optional(),
  ),
  since: said('Not before this instant of the clock.', Instant().optional()),
  after: said('Behind the exchange with this id.', Id().optional()),
}))

export const JournalQuery = whenAsked(() => z.strictObject(filters()))
export type JournalQuery = z.output<ReturnType<typeof JournalQuery>>

const Exchange = whenAsked(() =>
  z.object({
    id: z.string(),
    world: z.string(),
    at: ShownInstant(),
    ms: z.number(),
    operation: z.string(),
    method: z.string(),
    path: z.string(),
    status: z.int().nullable().meta({ description: 'null where no answer was given, or it was lost.' }),
    context: z.string().optional(),
    references: z.array(z.string()),
    explanation: z.string().optional(),
    why: z.string().optional(),
    fault: z.string().optional(),
  }),
)
const headers = whenAsked(() => z.record(z.string(), z.string()))
const WholeExchange = whenAsked(() =>
  Exchange().extend({
    request: z.object({ headers: headers(), body: z.string().optional() }),
    response: z.object({ headers: headers(), body: z.string().optional() }),
  }),
)

const exchanges = {
  status: 200,
  text: 'The oldest first. No secrets stand in them.',
  get body() {
    return z.array(Exchange())
  },
} as const

export const list = controlCall({
  method: 'GET',
  path: '/journal',
  summary: 'What was asked of KSeF, storage and A-Cube, and how it was answered',
  get query() {
    return z.strictObject({
      ...filters(),
      limit: said('At most so many, the newest; 0 for all. Default: 100.', count().optional()),
    })
  },
  success: exchanges,
})

export const get = controlCall({
  method: 'GET',
  path: '/journal/{id}',
  summary: 'One exchange with its headers and bodies',
  get params() {
    return z.object({ id: z.string().max(32) })
  },
  success: {
    status: 200,
    text: 'Without secrets; a body of more than 16 KiB is told by its size.',
    get body() {
      return WholeExchange()
    },
  },
  refusals: { 404: 'No such exchange: the newest thousand are kept.' },
})

export const curl = controlCall({
  method: 'GET',
  path: '/journal/{id}/curl',
  summary: 'One request as a curl command',
  get params() {
    return z.object({ id: z.string().max(32) })
  },
  success: { status: 200, text: 'The bearer is a variable.', plain: true },
  refusals: { 404: 'No such exchange: the newest thousand are kept.' },
})

export const har = controlCall({
  method: 'GET',
  path: '/journal.har',
  summary: 'Exchanges as an HTTP archive (HAR 1.2)',
  get query() {
    return z.strictObject({ ...filters(), only: said('The exchange with this id alone.', Id().optional()) })
  },
  success: {
    status: 200,
    text: 'Without secrets.',
    get body() {
      return z.object({ log: z.record(z.string(), z.unknown()) })
    },
  },
})

/** So many may listen at once: each costs a socket, and every exchange is shown to each. */
export const mostListeners = 20

export const live = controlCall({
  method: 'GET',
  path: '/journal/live',
  summary: 'Exchanges as they happen, as server-sent events',
  get query() {
    return z.strictObject({
      ...filters(),
      lastEventId: said(
        'Goes on behind this event, as the header Last-Event-ID does. Default: from now on.',
        z.string().max(64).optional(),
      ),
    })
  },
  success: {
    status: 200,
    text: 'An event for each exchange, and a comment every fifteen seconds. It ends when the simulator does.',
    get events() {
      return Exchange().extend({
        missed: z
          .literal(true)
          .optional()
          .meta({ description: 'Before this one there were some that are no longer kept.' }),
      })
    },
  },
  refusals: { 409: `${mostListeners} listen already.` },
})

export const wait = controlCall({
  method: 'GET',
  path: '/journal/wait',
  summary: 'Wait for exchanges, and answer as soon as they are there',
  get query() {
    return z.strictObject({
      ...filters(),
      count: said('So many. Default: 1.', count().optional()),
      within: said(
        'How long, by the clock on the wall; a minute at most. Default: 10s.',
        Duration()
          .refine(ms => ms <= 60_000, { error: 'is longer than a minute' })
          .optional(),
      ),
    })
  },
  success: exchanges,
  refusals: { 409: 'They did not come in time.' },
})

export const verify = controlCall({
  method: 'GET',
  path: '/journal/verify',
  summary: 'Say whether there were so many exchanges',
  get query() {
    return z.strictObject({
      ...filters(),
      exactly: said('So many and no other number.', count().optional()),
      atLeast: said('So many or more.', count().optional()),
      atMost: said('So many or fewer.', count().optional()),
    })
  },
  success: {
    status: 200,
    text: 'It is so.',
    get body() {
      return z.object({ count: z.int() })
    },
  },
  refusals: { 409: 'It is not so; the error says how many there were.' },
})

export const set = controlCall({
  method: 'PUT',
  path: '/journal',
  summary: 'Keep a journal, or not',
  get body() {
    return z.strictObject({ kept: z.boolean() })
  },
  success: {
    status: 200,
    text: 'Whether it is kept.',
    get body() {
      return z.object({ kept: z.boolean() })
    },
  },
})

export const clear = controlCall({
  method: 'DELETE',
  path: '/journal',
  summary: 'Forget all exchanges',
  success: { status: 204, text: 'It begins anew.' },
})
