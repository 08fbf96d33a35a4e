import * as z from 'zod'
import { Nip } from '../ksef/formats.ts'
import { SubjectIdentifier, wellFormed } from '../ksef/identifiers.ts'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { ShownInstant } from './formats.ts'

const Token = whenAsked(() => z.object({ token: z.string(), validUntil: ShownInstant() }))
export const signIn = controlCall({
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in without a challenge: an access token at hand for curl, Postman and the like',
  get body() {
    return z.strictObject({
      nip: Nip().meta({ description: 'In whose context.' }),
      subject: wellFormed(SubjectIdentifier)
        .optional()
        .meta({ description: 'Who signs in. Default: the owner of the NIP.' }),
    })
  },
  success: {
    status: 200,
    text: 'As POST /v2/auth/token/redeem gives them.',
    get body() {
      return z.object({ referenceNumber: z.string(), accessToken: Token(), refreshToken: Token() })
    },
  },
  refusals: { 409: 'KSeF would keep the subject out; the error says why.' },
})
