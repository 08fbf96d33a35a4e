const minute = 60_000
const day = 86_400_000

/** How long things live, in milliseconds (redeem-lifetimes-2026-10, challenge-005, auth-status-003). */
export const lifetimes = {
  challenge: 10 * minute,
  authenticationToken: 45 * minute,
  accessToken: 15 * minute,
  refreshToken: 7 * day,
  operation: 7 * day,
  /** A grant or revocation is told of for so long (permissions-operations-003). */
  permissionOperation: 30 * day,
  /** An expired bearer is still taken for so long (THREADS.md: 10 s after exp yes, 6 min no; .NET's default). */
  clockSkew: 5 * minute,
} as const
