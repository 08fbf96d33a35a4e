import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { PlannedOperation } from '../../../contracts/operation.ts'
import { refuseForeignAddress } from '../access/allowed-ips.ts'
import { type Caller, callerOf } from '../access/caller.ts'
import type { JwtSigner } from '../access/jwt.ts'
import { lifetimes } from '../lifetimes.ts'
import type { Step } from './services.ts'

/** Reads the bearer. Public operations ignore one (third-party-clients.md, 6.3). */
export const authenticate: Step<PlannedOperation> = (exchange, { jwt }) => {
  const { operation, request, now, clientIp } = exchange
  if (operation.bearer.length === 0) return
  const caller = readBearer(request.headers.get('authorization'), now, jwt)
  if (!operation.bearer.includes(caller.kind)) refuseKind(caller, operation.bearer)
  refuseForeignAddress(caller.allowedIps, clientIp)
  exchange.caller = caller
}

const readBearer = (header: string | null, now: number, jwt: JwtSigner): Caller => {
  if (header === null) throw unauthorized('The request has no Authorization header.')
  const [, token] = /^Bearer +(\S+) *$/i.exec(header) ?? []
  if (token === undefined) throw unauthorized('The Authorization header is not of the form "Bearer <token>".')
  const claims = jwt.verify(token)
  if (claims === undefined) throw unauthorized(whyForeign(token))
  const expired = now - claims.exp * 1000
  if (expired > lifetimes.clockSkew)
    throw unauthorized(
      `The ${claims.typ} expired ${Math.round(expired / 1000)} s ago; ${lifetimes.clockSkew / 1000} s of clock skew are forgiven.`,
    )
  return callerOf(claims)
}

const unauthorized = (explanation: string) => new KsefError('unauthorized', { explanation })

const whyForeign = (token: string): string => {
  if (token.includes('|'))
    return 'The bearer is a KSeF token; it signs in by POST /auth/ksef-token, which gives the bearer.'
  if (token.split('.').length !== 3) return 'The bearer is no JWT.'
  return 'The signature of the bearer is not of this simulator: another one, or an earlier start, issued it.'
}

/** tokens-403-with-authentication-token; the reason code of today is assumed. */
const refuseKind = (caller: Caller, bearer: readonly string[]): never => {
  throw new KsefError('insufficientResourceAccess', {
    explanation: `The bearer is an ${caller.kind}; this operation takes: ${bearer.join(', ')}.`,
  })
}
