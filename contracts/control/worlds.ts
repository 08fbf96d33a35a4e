import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { ShownInstant } from './formats.ts'

const World = whenAsked(() =>
  z.object({
    name: z.string(),
    prefix: z.string().meta({ description: 'What stands before its paths: /w/<name>, or nothing.' }),
    api: z.string().meta({ description: "The version of KSeF's API." }),
    now: ShownInstant(),
  }),
)

export const list = controlCall({
  method: 'GET',
  path: '/worlds',
  summary: 'The worlds that there are',
  success: {
    status: 200,
    text: 'All of them.',
    get body() {
      return z.array(World())
    },
  },
})

export const drop = controlCall({
  method: 'DELETE',
  path: '/worlds/{name}',
  summary: 'End a world and forget it; the default one begins anew',
  get params() {
    return z.object({ name: z.string().max(64) })
  },
  success: { status: 204, text: 'It is no more.' },
  refusals: { 404: 'No world has this name.' },
})

export const reset = controlCall({
  method: 'POST',
  path: '/reset',
  summary: 'Begin this world anew, with the time, chance, rules and seed that it began with',
  success: {
    status: 200,
    text: 'The new world.',
    get body() {
      return World()
    },
  },
})

export const snapshot = controlCall({
  method: 'GET',
  path: '/snapshot',
  summary: 'This world as it is now: its records, clock and chance',
  success: { status: 200, text: 'Lines of JSON. They hold secrets and private keys.', lines: true },
})

export const restore = controlCall({
  method: 'POST',
  path: '/restore',
  summary: 'Put a world as a snapshot kept it in the place of this one',
  takesLines: true,
  success: {
    status: 200,
    text: 'The world that goes on.',
    get body() {
      return World()
    },
  },
  refusals: { 409: 'It is no snapshot, and nothing has changed.', 413: 'It is larger than a snapshot may be.' },
})
