import { Refusal, UnexpectedAnswer } from '../../client/index.ts'
import type { ErrorName } from '../../contracts/ksef/errors.ts'
import type { Told } from '../../contracts/told.ts'
import { isUnreached } from '../http/unreached.ts'
import type { PortalSession } from './session.ts'

/** A "no" of KSeF as a page shows it: KSeF's own words, and the simulator's beside them. */
export interface Refused {
  /** exceptionCode, status of asynchronous work, or HTTP status. */
  readonly code: number
  readonly text: string
  readonly details: readonly string[]
  readonly explanation?: Told
  /** Seconds that KSeF asks to wait. */
  readonly retryAfter?: number
  /** The connection ended before an answer came: nothing else is known. */
  readonly unanswered?: true
  /** Nothing is wrong with what was asked: asked again, it may be answered. */
  readonly passing?: true
  /** KSeF complains of what it was asked for, as of a filter. */
  readonly ofInput?: true
}

const noAnswer: Refused = { code: 0, text: '', details: [], unanswered: true, passing: true }

/** Too many calls, a server that is out of order, or another that answers in its place. */
const isPassing = (error: Refusal | UnexpectedAnswer): boolean =>
  error instanceof UnexpectedAnswer || error.status === 429 || error.status >= 500

/** What is to be shown of an error, or undefined when it is none of KSeF or of the way there. */
export const refusedBy = (error: unknown, { exchanges }: PortalSession): Refused | undefined => {
  if (isUnreached(error)) return noAnswer
  if (!(error instanceof Refusal || error instanceof UnexpectedAnswer)) return undefined
  const { code, status, text, details, retryAfter, explanationId } = error
  return {
    code: code ?? status,
    text,
    details,
    retryAfter,
    explanation: exchanges.explanation(explanationId),
    ...(isPassing(error) && { passing: true }),
    ...(status === 400 && { ofInput: true }),
  }
}

/** Refusals after which a session of KSeF is of no more use. */
const endings: readonly ErrorName[] = ['unauthorized', 'statusForbidsRefresh', 'authenticationNotFound']

export const endsSession = (error: unknown): boolean => error instanceof Refusal && endings.includes(error.error)

/** Does something. What KSeF refuses of it is shown; what ends the session, and what is no answer of KSeF, goes on. */
export const unlessRefused = async <T>(
  session: PortalSession,
  act: () => Promise<T>,
  shown: (refused: Refused) => T | Promise<T>,
): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    const refused = refusedBy(error, session)
    if (refused === undefined || endsSession(error)) throw error
    return shown(refused)
  }
}

/** Too many calls, a server that is out of order or another that answers in its place say nothing of what is known. */
const isOfWhatIsKnown = (error: unknown): boolean =>
  (error instanceof Refusal || error instanceof UnexpectedAnswer) &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== 429

/** What KSeF says of something that an address names, or undefined where it knows no such thing. */
export const ifKnown = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask()
  } catch (error) {
    if (!isOfWhatIsKnown(error) || endsSession(error)) throw error
    return undefined
  }
}

const names = (detail: string, member: string): boolean => detail.includes(`'${member}'`)

/** Whether KSeF's details complain of a member of the API: each names one in quotes. */
export const complainsOf = (refused: Refused | undefined, member: string): boolean =>
  refused?.details.some(detail => names(detail, member)) ?? false

/** Whether they complain of these members alone. */
export const complainsOnlyOf = ({ details }: Refused, members: readonly string[]): boolean =>
  details.length > 0 && details.every(detail => members.some(member => names(detail, member)))
