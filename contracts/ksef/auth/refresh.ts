import * as z from 'zod'
import { operation } from '../../operation.ts'
import { TokenInfo } from './authentication.ts'

/** Gives a new access token with the permissions of now. The refresh token stays what it was. */
export const refresh = operation({
  method: 'POST',
  path: '/auth/token/refresh',
  summary: 'Refresh the access token',
  bearer: ['refreshToken'],
  limits: 'public',
  success: {
    status: 200,
    get body() {
      return z.object({ accessToken: TokenInfo() })
    },
  },
  errors: ['statusForbidsRefresh', 'ksefTokenRevoked', 'authenticationNotFound', 'deceasedPerson'],
})
