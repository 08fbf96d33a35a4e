import type * as z from 'zod'
import { type AuthenticationOperation, methodInfo } from '../../../contracts/ksef/auth/authentication.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import { type AuthenticationStatus, authenticationStatuses } from '../../../contracts/ksef/statuses.ts'
import { lifetimes } from '../lifetimes.ts'
import { statusInfo } from '../outcome.ts'
import type { AuthenticationRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'

/** Where a sign-in stands, read off the clock. */
export const statusOf = (record: AuthenticationRecord, now: number): AuthenticationStatus => {
  if (now < record.settlesAt) return 'inProgress'
  if (record.revokedAt !== undefined) return 'revoked'
  return record.outcome
}

/** Ready to hand out or to refresh tokens. */
export const isSession = (record: AuthenticationRecord, now: number): boolean =>
  statusOf(record, now) === 'succeeded' && now < record.startedAt + lifetimes.refreshToken

/** The operation behind a bearer. */
export const findAuthentication = async (
  store: ReadableStore,
  referenceNumber: string,
): Promise<AuthenticationRecord> => {
  const record = await store.authentications.get(referenceNumber)
  if (record === undefined)
    throw new KsefError('authenticationNotFound', {
      values: { referenceNumber },
      explanation: why('unknownOperation', { referenceNumber }),
    })
  return record
}

/** As the API shows it. Members without a value are left out, as recorded. */
export const showAuthentication = (
  record: AuthenticationRecord,
  now: number,
): z.infer<ReturnType<typeof AuthenticationOperation>> => {
  const name = statusOf(record, now)
  const redeemed = record.redeemedAt !== undefined
  return {
    startDate: formatTimestamp(record.startedAt),
    authenticationMethod: record.method,
    authenticationMethodInfo: methodInfo[record.method],
    status: statusInfo(authenticationStatuses, name, record),
    isTokenRedeemed: name === 'succeeded' || name === 'revoked' ? redeemed : undefined,
    lastTokenRefreshDate: record.refreshedAt === undefined ? undefined : formatTimestamp(record.refreshedAt),
    refreshTokenValidUntil: redeemed ? formatTimestamp(record.startedAt + lifetimes.refreshToken) : undefined,
  }
}
