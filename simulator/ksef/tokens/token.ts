import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { TokenStatus } from '../../../contracts/ksef/statuses.ts'
import type { Token } from '../../../contracts/ksef/tokens/token.ts'
import type { TokenRecord } from '../records.ts'

/** Where a token stands, read off the clock. */
export const statusOf = (token: TokenRecord, now: number): TokenStatus => {
  if (token.revokedAt !== undefined) return now >= (token.goneAt ?? token.revokedAt) ? 'Revoked' : 'Revoking'
  if (now < token.settlesAt) return 'Pending'
  return token.failure === undefined ? 'Active' : 'Failed'
}

/** As the API shows it, members in the recorded order (tokens-list-active-entry, tokens-status-failed-enforcement). */
export const showToken = (token: TokenRecord, now: number): Token => {
  const status = statusOf(token, now)
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
