import { Refusal, UnexpectedAnswer } from '../../client/index.ts'
import type { ErrorName } from '../../contracts/ksef/errors.ts'
import type { PortalSession } from './session.ts'

/** A "no" of KSeF as a page shows it: KSeF's own words, and the simulator's beside them. */
export interface Refused {
  /** exceptionCode, status of asynchronous work, or HTTP status. */
  readonly code: number
  readonly text: string
  readonly details: readonly string[]
  readonly explanation?: string
  /** Seconds that KSeF asks to wait. */
  readonly retryAfter?: number
}

/** What is to be shown of an error, or undefined when it is no answer of KSeF. */
export const refusedBy = (error: unknown, { exchanges }: PortalSession): Refused | undefined => {
  if (!(error instanceof Refusal || error instanceof UnexpectedAnswer)) return undefined
  const { code, status, text, details, retryAfter, explanationId } = error
  return { code: code ?? status, text, details, retryAfter, explanation: exchanges.explanation(explanationId) }
}

/** Refusals after which a session of KSeF is of no more use. */
const endings: readonly ErrorName[] = ['unauthorized', 'statusForbidsRefresh', 'authenticationNotFound']

export const endsSession = (error: unknown): boolean => error instanceof Refusal && endings.includes(error.error)

/** Which fields of a form KSeF's details complain of: each detail names one in quotes. */
export const detailsAbout = ({ details }: Refused, field: string): readonly string[] =>
  details.filter(detail => detail.includes(`'${field}'`))
