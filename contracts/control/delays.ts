import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { Duration } from './formats.ts'

const names = [
  'authentication',
  'activation',
  'revocation',
  'grant',
  'invoice',
  'session',
  'storage',
  'enrollment',
  'export',
  'acube.queue',
  'acube.sync',
] as const

const each = <T extends z.ZodType>(schema: T) =>
  Object.fromEntries(names.map(name => [name, schema])) as Record<(typeof names)[number], T>

const Delays = whenAsked(() => z.object(each(z.number())))
const success = {
  status: 200,
  text: 'How long slow work takes, in milliseconds.',
  get body() {
    return Delays()
  },
} as const

export const read = controlCall({ method: 'GET', path: '/delays', summary: 'How long slow work takes', success })

export const set = controlCall({
  method: 'PUT',
  path: '/delays',
  summary: 'Change how long slow work takes from now on; what is left out stays as it is',
  get body() {
    return z.strictObject(each(Duration().optional()))
  },
  success,
})
