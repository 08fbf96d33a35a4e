import * as z from 'zod'
import { controlCall } from './call.ts'
import { ShownInstant } from './formats.ts'

export const health = controlCall({
  method: 'GET',
  path: '/health',
  summary: 'Whether the simulator answers, and what it stands in for',
  open: true,
  success: {
    status: 200,
    text: 'It answers.',
    get body() {
      return z.object({ status: z.literal('ok'), simulator: z.literal(true), profile: z.string(), now: ShownInstant() })
    },
  },
})

export const ready = controlCall({
  method: 'GET',
  path: '/ready',
  summary: 'Whether the simulator can work: what it was started with is read, and its state answers',
  open: true,
  success: {
    status: 200,
    text: 'The world is opened, the schemas that were asked for are compiled, and where state is kept answers.',
    get body() {
      return z.object({ status: z.literal('ready'), simulator: z.literal(true), profile: z.string() })
    },
  },
  refusals: { 503: 'Not ready; the error says what is missing.' },
})

export const explanation = controlCall({
  method: 'GET',
  path: '/explanations/{id}',
  summary: 'Why an answer said no: the id stands in its header X-Simulator-Explanation, or newest',
  open: true,
  get params() {
    return z.object({ id: z.string().max(256) })
  },
  success: {
    status: 200,
    text: 'In the language of Accept-Language: English or Polish.',
    get body() {
      return z.object({
        id: z.string(),
        at: ShownInstant(),
        request: z.string(),
        status: z.int(),
        error: z.string().optional(),
        code: z.int().optional(),
        details: z.array(z.string()).readonly().optional(),
        text: z.string(),
      })
    },
  },
  refusals: { 404: 'No such explanation: the newest thousand are kept.' },
})

/** What a world keeps, as people ask for it. */
export const recordAreas = ['sign-ins', 'sessions', 'invoices', 'tokens', 'grants', 'certificates'] as const
export type RecordArea = (typeof recordAreas)[number]

/** So many records are looked at for one answer, whether they are wanted or not. */
export const mostRecords = 200

const said = <T extends z.ZodType>(description: string, schema: T): T => schema.meta({ description })

export const records = controlCall({
  method: 'GET',
  path: '/state/{area}',
  summary: 'What KSeF keeps: sign-ins, sessions, invoices, tokens, grants, certificates',
  get params() {
    return z.object({ area: z.enum(recordAreas) })
  },
  get query() {
    return z.strictObject({
      context: said('Of this context: Nip:5265877635, or a NIP.', z.string().min(1).max(100).optional()),
      limit: said(
        `Looks at so many, 1 to ${mostRecords}. Default: 50.`,
        z
          .string()
          .max(3)
          .transform(Number)
          .refine(count => Number.isInteger(count) && count >= 1 && count <= mostRecords, {
            error: `is not 1 to ${mostRecords}`,
          })
          .optional(),
      ),
      after: said('Goes on where an answer ended: the "next" of that answer.', z.string().min(1).max(200).optional()),
    })
  },
  success: {
    status: 200,
    text: 'The newest first, each as it stands now. No secrets stand in them.',
    get body() {
      return z.object({
        items: z.array(
          z.looseObject({
            id: z.string().meta({ description: 'Reference number, KSeF number or serial number.' }),
            at: ShownInstant(),
            context: z.string().optional(),
            status: z.string(),
          }),
        ),
        next: z.string().optional().meta({ description: 'There may be more behind it.' }),
      })
    },
  },
  refusals: { 404: 'KSeF keeps nothing under this name.' },
})
