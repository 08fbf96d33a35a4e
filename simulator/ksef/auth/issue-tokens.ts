import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { TokenKind } from '../../../contracts/operation.ts'
import { tokenTypes } from '../access/caller.ts'
import { rightsOf } from '../access/rights-of.ts'
import type { Environment } from '../handler.ts'
import { lifetimes } from '../lifetimes.ts'
import { issuers } from '../profile.ts'
import { randomHex } from '../random-text.ts'
import type { AuthenticationRecord } from '../records.ts'
import type { Store } from '../tables.ts'

/** The order of the claims is recorded: typ, what is particular, exp, iat, iss, aud. */
const issue = (kind: TokenKind, particular: Record<string, unknown>, at: number, environment: Environment) => {
  const { jwt, profile, runtime } = environment
  const iat = Math.floor(at / 1000)
  const exp = iat + lifetimes[kind] / 1000
  const iss = issuers[profile]
  return {
    token: jwt.sign({ typ: tokenTypes[kind], ...particular, exp, iat, iss, aud: iss }, randomHex(runtime, 8)),
    validUntil: formatTimestamp(at + lifetimes[kind]),
  }
}

export const issueAuthenticationToken = (referenceNumber: string, at: number, environment: Environment) =>
  issue('authenticationToken', { arn: referenceNumber }, at, environment)

export const issueRefreshToken = (
  { context, referenceNumber }: AuthenticationRecord,
  at: number,
  environment: Environment,
) => issue('refreshToken', { cit: context.type, civ: context.value, arn: referenceNumber }, at, environment)

/** With the rights that the subject has now. Claims that hold lists or objects hold them as JSON text (recorded). */
export const issueAccessToken = async (
  record: AuthenticationRecord,
  at: number,
  now: number,
  environment: Environment,
  store: Store,
) => {
  const { permissions, roles } = await rightsOf(record, store, now)
  const claims = {
    cit: record.context.type,
    civ: record.context.value,
    aum: record.method,
    arn: record.referenceNumber,
    sud: JSON.stringify({ subjectIdentifier: record.subject?.identifier, ...record.subject?.details }),
    per: JSON.stringify(permissions),
    pec: '[]',
    rol: JSON.stringify(roles),
    pep: '[]',
    iop: '[]',
    /** Read by the official C# client (jwt-004); absent without a policy (jwt-005). */
    ...(record.allowedIps && { ipp: JSON.stringify(record.allowedIps) }),
  }
  return issue('accessToken', claims, at, environment)
}
