import * as z from 'zod'
import { PublicKeyUsage } from '../ksef/public-keys/list.ts'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { Duration, ShownInstant } from './formats.ts'

/** So many are valid at once. */
export const mostKeys = 10

const Keys = whenAsked(() =>
  z.array(
    z.object({
      publicKeyId: z.string(),
      usage: z.array(PublicKeyUsage).readonly(),
      current: z.boolean().meta({ description: 'Whether it is taken for a request that names no key.' }),
      until: ShownInstant().optional().meta({ description: 'From then on it is withdrawn (21470).' }),
    }),
  ),
)

export const list = controlCall({
  method: 'GET',
  path: '/keys',
  summary: 'The keys that callers encrypt with, and until when they are valid',
  success: {
    status: 200,
    text: 'Those that are valid now, the current one of each usage first.',
    get body() {
      return Keys()
    },
  },
})

export const rotate = controlCall({
  method: 'POST',
  path: '/keys/rotate',
  summary: 'Let a new key become current, as KSeF does when a certificate runs out',
  get body() {
    return z.strictObject({
      usage: PublicKeyUsage.optional().meta({ description: 'Default: all of them.' }),
      oldValidFor: Duration().meta({
        description:
          'How long those before it are still taken, by the clock of the world: "1h"; 0 withdraws them at once.',
      }),
    })
  },
  success: {
    status: 201,
    text: 'The keys as they are now.',
    get body() {
      return Keys()
    },
  },
  refusals: { 409: `${mostKeys} keys are valid already.` },
})
