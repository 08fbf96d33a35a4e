import type { TokenInfo } from '../contracts/ksef/auth/authentication.ts'
import { bytesOf } from './base64.ts'
import type { Clock } from './clock.ts'

type AccessToken = TokenInfo

const MARGIN = 60_000

const claimsOf = (jwt: string): { iat?: unknown; exp?: unknown } => {
  try {
    const payload = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    return JSON.parse(new TextDecoder().decode(bytesOf(payload)))
  } catch {
    return {}
  }
}

/**
 * When a token becomes stale by our clock, in milliseconds. It is counted from when it was asked for: the token's own two
 * times give its life, so that a KSeF whose clock shows another time (a simulated one, say) does no harm.
 */
const staleAt = ({ token, validUntil }: AccessToken, askedAt: number): number => {
  const { iat, exp } = claimsOf(token)
  const known = typeof iat === 'number' && typeof exp === 'number'
  const life = known ? (exp - iat) * 1000 : Date.parse(validUntil) - askedAt
  return askedAt + life - Math.min(MARGIN, life / 2)
}

/**
 * Gives an access token that is good for another minute at least, or for half its life where that is shorter. Callers
 * who need a new one at the same time share one refresh; one that fails is tried again by the next caller.
 * @param askedAt when the first token's life began, in milliseconds by the clock.
 */
export const keepFresh = (
  first: AccessToken,
  askedAt: number,
  refresh: () => Promise<AccessToken>,
  clock: Clock,
): (() => Promise<string>) => {
  let current = { token: first.token, staleAt: staleAt(first, askedAt) }
  let refreshing: Promise<void> | undefined
  const renew = async () => {
    const now = clock.now()
    const next = await refresh()
    current = { token: next.token, staleAt: staleAt(next, now) }
  }
  return async () => {
    if (clock.now() >= current.staleAt) {
      refreshing ??= renew().finally(() => {
        refreshing = undefined
      })
      await refreshing
    }
    return current.token
  }
}
