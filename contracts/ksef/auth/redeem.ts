import * as z from 'zod'
import { operation } from '../../operation.ts'
import { TokenInfo } from './authentication.ts'

/** Takes the access and the refresh token of a successful sign-in, once. */
export const redeem = operation({
  method: 'POST',
  path: '/auth/token/redeem',
  summary: 'Redeem access and refresh tokens',
  bearer: ['authenticationToken'],
  limits: 'public',
  success: {
    status: 200,
    get body() {
      return z.object({ accessToken: TokenInfo(), refreshToken: TokenInfo() })
    },
  },
  errors: ['alreadyRedeemed', 'statusForbidsRedeem', 'ksefTokenRevoked', 'authenticationNotFound', 'deceasedPerson'],
})
