import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Told } from '../../../contracts/told.ts'
import { refuseForeignAddress } from '../access/allowed-ips.ts'
import { type Caller, callerOf } from '../access/caller.ts'
import type { JwtSigner } from '../access/jwt.ts'
import { lifetimes } from '../lifetimes.ts'
import { why } from './explanations.ts'
import type { Step } from './services.ts'

/** Reads the bearer. Public operations ignore one (third-party-clients.md, 6.3). */
export const authenticate: Step = (exchange, { jwt }) => {
  const { operation, request, now, clientIp } = exchange
  if (operation.bearer.length === 0) return
  const caller = readBearer(request.headers.get('authorization'), now, jwt)
  if (!operation.bearer.includes(caller.kind)) refuseKind(caller, operation.bearer)
  refuseForeignAddress(caller.allowedIps, clientIp)
  exchange.caller = caller
}

const readBearer = (header: string | null, now: number, jwt: JwtSigner): Caller => {
  if (header === null) throw unauthorized(why('noAuthorization'))
  const [, token] = /^Bearer +(\S+) *$/i.exec(header) ?? []
  if (token === undefined) throw unauthorized(why('noBearer'))
  const claims = jwt.verify(token)
  if (claims === undefined) throw unauthorized(whyForeign(token))
  const expired = now - claims.exp * 1000
  if (expired > lifetimes.clockSkew)
    throw unauthorized(
      why('bearerExpired', {
        type: claims.typ,
        age: Math.round(expired / 1000),
        skew: lifetimes.clockSkew / 1000,
      }),
    )
  return callerOf(claims)
}

const unauthorized = (explanation: Told) => new KsefError('unauthorized', { explanation })

const whyForeign = (token: string): Told => {
  if (token.includes('|')) return why('bearerIsKsefToken')
  if (token.split('.').length !== 3) return why('bearerIsNoJwt')
  return why('bearerIsForeign')
}

/** tokens-403-with-authentication-token; the reason code of today is assumed. */
const refuseKind = (caller: Caller, bearer: readonly string[]): never => {
  throw new KsefError('insufficientResourceAccess', {
    explanation: why('bearerOfAnotherKind', { kind: caller.kind, taken: bearer.join(', ') }),
  })
}
