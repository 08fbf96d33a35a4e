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
    body: z.object({ status: z.literal('ok'), simulator: z.literal(true), profile: z.string(), now: ShownInstant }),
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
    body: z.object({ status: z.literal('ready'), simulator: z.literal(true), profile: z.string() }),
  },
  refusals: { 503: 'Not ready; the error says what is missing.' },
})

export const explanation = controlCall({
  method: 'GET',
  path: '/explanations/{id}',
  summary: 'Why an answer said no: the id stands in its header X-Simulator-Explanation',
  open: true,
  params: z.object({ id: z.string().max(256) }),
  success: {
    status: 200,
    text: 'In the language of Accept-Language: English or Polish.',
    body: z.object({
      id: z.string(),
      at: ShownInstant,
      request: z.string(),
      status: z.int(),
      error: z.string().optional(),
      code: z.int().optional(),
      details: z.array(z.string()).readonly().optional(),
      text: z.string(),
    }),
  },
  refusals: { 404: 'No such explanation: the newest thousand are kept.' },
})
