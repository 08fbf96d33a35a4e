import { KsefError } from '../../../contracts/errors.ts'

/** KSeF says that whoever was signed in is not any more: the session, or the token behind it. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof KsefError && ['unauthorized', 'ksefTokenRevoked', 'statusForbidsRefresh'].includes(error.error)

/** KSeF says that the token has not the permission. */
export const isNotPermitted = (error: unknown): boolean =>
  error instanceof KsefError && error.error === 'missingPermissions'

/** KSeF has understood the request and said no for good: it has not been done, and asking again does not help. */
export const isRefusal = (error: unknown): error is KsefError =>
  error instanceof KsefError && error.status < 500 && error.status !== 429 && !isSignedOut(error)

/** For how long KSeF asks to be left alone, in milliseconds. */
export const askedPause = (error: unknown): number | undefined =>
  error instanceof KsefError && error.retryAfter !== undefined ? error.retryAfter * 1000 : undefined

const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 300_000

/** How long to leave KSeF alone after so many failures in a row. */
export const pauseAfter = (failures: number): number => Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1))

export const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
