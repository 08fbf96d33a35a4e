import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { Duration, Instant, ShownInstant } from './formats.ts'

export const Clock = whenAsked(() =>
  z.object({
    now: ShownInstant(),
    runs: z.boolean().meta({ description: 'Whether it runs on by itself.' }),
  }),
)

const success = {
  status: 200,
  text: 'The clock as it is now.',
  get body() {
    return Clock()
  },
} as const

export const read = controlCall({ method: 'GET', path: '/clock', summary: 'What the clock shows', success })

export const advance = controlCall({
  method: 'POST',
  path: '/clock/advance',
  summary: 'Move the clock forward by a duration',
  get body() {
    return z.strictObject({ by: Duration() })
  },
  success,
  refusals: { 409: 'Beyond the year 9999.' },
})

export const set = controlCall({
  method: 'POST',
  path: '/clock/set',
  summary: 'Move the clock forward to an instant',
  get body() {
    return z.strictObject({ to: Instant() })
  },
  success,
  refusals: { 409: 'The instant lies behind the clock, which goes forward only, or beyond the year 9999.' },
})

export const stand = controlCall({
  method: 'POST',
  path: '/clock/stand',
  summary: 'Hold the clock where it is',
  success,
})

export const run = controlCall({
  method: 'POST',
  path: '/clock/run',
  summary: 'Let the clock run on from where it is',
  success,
})
