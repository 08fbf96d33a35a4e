import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Base64, Challenge } from '../formats.ts'
import { ContextIdentifier, wellFormed } from '../identifiers.ts'
import { AuthenticationStarted, AuthorizationPolicy } from './authentication.ts'

/** Signs in with a KSeF token: RSA-OAEP-SHA256 of `token|timestampMs` of the challenge (ksef-token-007). */
export const ksefToken = operation({
  method: 'POST',
  path: '/auth/ksef-token',
  summary: 'Authenticate with a KSeF token',
  bearer: [],
  limits: 'public',
  get body() {
    return z.object({
      challenge: Challenge(),
      contextIdentifier: wellFormed(ContextIdentifier),
      encryptedToken: Base64(),
      publicKeyId: Base64().min(44).max(44).meta({ format: 'byte' }).nullish(),
      authorizationPolicy: AuthorizationPolicy().nullish(),
    })
  },
  success: {
    status: 202,
    get body() {
      return AuthenticationStarted()
    },
  },
  errors: ['unreadableContent', 'invalidChallenge', 'unknownPublicKey', 'validationFailed'],
})
