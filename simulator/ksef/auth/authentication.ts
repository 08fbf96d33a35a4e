import type * as z from 'zod'
import { type AuthenticationOperation, methodInfo } from '../../../contracts/ksef/auth/authentication.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import { type AuthenticationStatus, authenticationStatuses } from '../../../contracts/ksef/statuses.ts'
import { statusInfo } from '../outcome.ts'
import type { AuthenticationRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

const minute = 60_000
const day = 86_400_000
/** How long things live, in milliseconds (redeem-lifetimes-2026-10, challenge-005, auth-status-003). */
export const lifetimes = {
  challenge: 10 * minute,
  authenticationToken: 45 * minute,
  accessToken: 15 * minute,
  refreshToken: 7 * day,
  operation: 7 * day,
  /** An expired bearer is still taken for so long (THREADS.md: 10 s after exp yes, 6 min no; .NET's default). */
  clockSkew: 5 * minute,
} as const

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
      explanation: `The bearer is genuine, but this simulator knows no authentication operation ${referenceNumber}.`,
    })
  return record
}

/** As the API shows it. Members without a value are left out, as recorded. */
export const showAuthentication = (
  record: AuthenticationRecord,
  now: number,
): z.infer<typeof AuthenticationOperation> => {
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
