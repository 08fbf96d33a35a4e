import * as z from 'zod'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'

/** KSeF's environments, from the one that takes most to the one that takes least. */
export const profiles = ['test', 'demo', 'prod'] as const

const Strictness = whenAsked(() => z.object({ as: z.enum(profiles) }))
const success = {
  status: 200,
  text: 'Whose strictness holds.',
  get body() {
    return Strictness()
  },
} as const

export const read = controlCall({
  method: 'GET',
  path: '/strictness',
  summary: 'As which of its environments KSeF judges signatures, certificates and identifiers',
  success,
})

export const set = controlCall({
  method: 'PUT',
  path: '/strictness',
  summary:
    'Judge signatures, certificates and identifiers as another environment does; tokens and UPOs name the same one as before',
  get body() {
    return z.strictObject({
      as: z.enum(profiles).meta({
        description:
          'demo and prod refuse certificates that nobody trusts, and SHA-1; prod checks all NIPs of new sessions.',
      }),
    })
  },
  success,
})
