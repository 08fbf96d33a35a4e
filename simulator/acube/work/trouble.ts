import { UnexpectedAnswer } from '../../../client/index.ts'
import { errors, KsefError } from '../../../contracts/ksef/errors.ts'
import { isUnreached, whyUnreached } from '../../http/unreached.ts'

/** KSeF says that whoever was signed in is not any more: the session, or the token behind it. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof KsefError && ['unauthorized', 'ksefTokenRevoked', 'statusForbidsRefresh'].includes(error.error)

/** What KSeF has answered, whether its contract foresees it or not. */
const answerOf = (error: unknown): KsefError | UnexpectedAnswer | undefined =>
  error instanceof KsefError || error instanceof UnexpectedAnswer ? error : undefined

/** KSeF does not let this token do it, or see it. */
export const isForbidden = (error: unknown): boolean => answerOf(error)?.status === 403

export const isUnknownSession = (error: unknown): boolean => answerOf(error)?.code === errors.sessionNotFound.code

/** It is the session that takes no more, whatever is sent. */
const ofTheSession: readonly (number | undefined)[] = [
  errors.sessionNotFound.code,
  errors.sessionTakesNoInvoices.code,
  errors.invoiceCountExceeded.code,
]

/** KSeF does not take what it was sent, and never will: the request is at fault, or too large. */
export const isRefusedForGood = (error: unknown): boolean => {
  const { status, code } = answerOf(error) ?? {}
  return status === 413 || (status === 400 && code !== undefined && !ofTheSession.includes(code))
}

/** KSeF says that the token has not the permission. */
export const isNotPermitted = (error: unknown): boolean =>
  error instanceof KsefError && error.error === 'missingPermissions'

/** KSeF has understood the request and said no for good: it has not been done, and asking again does not help. */
export const isRefusal = (error: unknown): error is KsefError =>
  error instanceof KsefError && error.status < 500 && error.status !== 429 && !isSignedOut(error)

/** KSeF has answered no to this one question: others may be asked. */
export const isNo = (error: unknown): boolean => {
  const { status = 500 } = answerOf(error) ?? {}
  return isRefusal(error) || (status < 500 && status !== 401 && status !== 429 && !isSignedOut(error))
}

/** By these KSeF, or the way to it, fails: what the client throws, and what `fetch` does. */
const failuresOfKsef = ['KsefError', 'UnexpectedAnswer', 'SignInFailed', 'TokenFailed', 'WaitedTooLong']
const failuresOfTheWay = ['AbortError', 'TimeoutError']

/** Whether it is KSeF that has failed. Anything else is a defect of ours, which nobody is to take for KSeF's no. */
export const isOfKsef = (error: unknown): boolean =>
  error instanceof Error && ([...failuresOfKsef, ...failuresOfTheWay].includes(error.name) || isUnreached(error))

/** For how long KSeF asks to be left alone, in milliseconds. */
export const askedPause = (error: unknown): number | undefined =>
  error instanceof KsefError && error.retryAfter !== undefined ? error.retryAfter * 1000 : undefined

/** KSeF is not asked the same again sooner, in milliseconds: it counts the questions. */
export const SHORTEST_PAUSE = 250

const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 300_000

/** How long to leave KSeF alone after so many failures in a row. */
export const pauseAfter = (failures: number): number => Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1))

export const messageOf = (error: unknown): string => {
  if (isUnreached(error)) return `No answer from KSeF: ${whyUnreached(error)}`
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
