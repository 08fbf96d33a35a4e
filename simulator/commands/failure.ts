import { isSystemError, readingReason } from '../documents/system-error.ts'
import { isUnreached } from '../http/unreached.ts'
import { cannotListen } from './cannot-listen.ts'
import { ControlRefused } from './control-call.ts'
import { type Exit, Unanswered, UsageError } from './exits.ts'
import { noAnswer } from './no-answer.ts'

/** Why a command did not come to its end, for someone at a terminal. */
export interface Failure {
  readonly exit: Exit
  readonly text: string
}

const refusals: readonly string[] = [
  'KsefError',
  'SignInFailed',
  'TokenFailed',
  'InvoiceFailed',
  'GrantFailed',
  'EnrollmentFailed',
]

/** KSeF says why it says no; a page of a proxy, or another program at this address, says nothing of the kind. */
const isOfKsef = (error: Error & { readonly code?: unknown; readonly reason?: unknown }): boolean =>
  refusals.includes(error.name) ||
  (error.name === 'UnexpectedAnswer' && (error.code !== undefined || error.reason !== undefined))

const defect = (error: unknown): string =>
  `ksef-simulator failed at something that it should have known. Please report this:\n${error instanceof Error ? error.stack : error}`

type Rule = (error: Error, url: string) => Failure | undefined | Promise<Failure | undefined>

const when = (exit: Exit, text: string | undefined): Failure | undefined =>
  text === undefined ? undefined : { exit, text }

/** The first that knows the error tells it. */
const rules: readonly Rule[] = [
  error => when('usage', error instanceof UsageError ? error.message : undefined),
  (error, url) => when('unanswered', isUnreached(error) ? noAnswer(error, url) : undefined),
  error =>
    when('unanswered', error instanceof Unanswered || error.name === 'WaitedTooLong' ? error.message : undefined),
  error => when('refused', error instanceof ControlRefused ? `The simulator refuses: ${error.message}` : undefined),
  error => when('refused', isOfKsef(error) ? `KSeF refuses: ${error.message}` : undefined),
  (error, url) =>
    when(
      'failed',
      error.name === 'UnexpectedAnswer' ? `${url} does not answer as KSeF does. ${error.message}` : undefined,
    ),
  async error => when('failed', await cannotListen(error)),
  error => when('failed', isSystemError(error) ? readingReason(error, 'A file') : undefined),
  // What is thrown on purpose is a sentence; Node's own errors and those of libraries have other names, or codes.
  error => when('failed', error.name === 'Error' && !('code' in error) ? error.message : undefined),
]

export const failureOf = async (error: unknown, url = ''): Promise<Failure> => {
  if (error instanceof Error)
    for (const rule of rules) {
      const failure = await rule(error, url)
      if (failure !== undefined) return failure
    }
  return { exit: 'failed', text: defect(error) }
}
