import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { TokenStatus } from '../../../contracts/ksef/statuses.ts'
import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import type { Delays } from '../../runtime.ts'
import type { TokenRecord } from '../records.ts'

/** Where a token stands, read off the clock. */
export const statusOf = (token: TokenRecord, now: number, delays: Delays): TokenStatus => {
  if (token.revokedAt !== undefined) return now >= token.revokedAt + delays.revocation ? 'Revoked' : 'Revoking'
  if (now < token.createdAt + delays.activation) return 'Pending'
  return token.failure === undefined ? 'Active' : 'Failed'
}

/** As the API shows it, members in the recorded order (tokens-list-active-entry, tokens-status-failed-enforcement). */
export const showToken = (token: TokenRecord, now: number, delays: Delays): Token => {
  const status = statusOf(token, now, delays)
  return {
    referenceNumber: token.referenceNumber,
    authorIdentifier: token.author.identifier as Token['authorIdentifier'],
    contextIdentifier: token.context,
    description: token.description,
    requestedPermissions: [...token.permissions],
    dateCreated: formatTimestamp(token.createdAt),
    lastUseDate: token.lastUsedAt === undefined ? undefined : formatTimestamp(token.lastUsedAt),
    status,
    statusDetails: status === 'Failed' && token.failure !== undefined ? [token.failure] : undefined,
  }
}
