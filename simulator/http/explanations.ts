import { cut } from '../../contracts/bounds.ts'
import type { KsefError } from '../../contracts/ksef/errors.ts'
import { inEach, type Told, type Tongue, verbatim } from '../../contracts/told.ts'
import { maskText } from './masking.ts'

/** Why an answer says no, beside the unchanged KSeF answer. */
export interface Explanation {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  readonly request: string
  readonly status: number
  /** The error's name in the catalogue and its code, when the answer is one. */
  readonly error?: string
  readonly code?: number
  readonly details?: readonly string[]
  readonly text: Told
}

export interface Explanations {
  /** Keeps it and gives the id for X-Simulator-Explanation. */
  add(explanation: Omit<Explanation, 'id'>): Promise<string>
  get(id: string): Promise<Explanation | undefined>
  newest(): Promise<Explanation | undefined>
}

/** Characters of a text and of a line, lines of details. Whatever is quoted in them has been cut before. */
const LONGEST_TEXT = 4000
const LONGEST_LINE = 500
const MOST_DETAILS = 60

const lineOf = (text: string): string => maskText(cut(text, LONGEST_LINE))

const textOf = (text: string): string => maskText(cut(text, LONGEST_TEXT))

/** As it is kept: bounded, and without the secrets that stand in a path or a value by mistake. */
export const bounded = (explanation: Omit<Explanation, 'id'>): Omit<Explanation, 'id'> => ({
  ...explanation,
  request: lineOf(explanation.request),
  details: explanation.details?.slice(0, MOST_DETAILS).map(lineOf),
  text: inEach(tongue => textOf(explanation.text[tongue])),
})

/** What to tell the developer of a refusal: its own explanation, else what the answer says anyway. */
export const explanationOf = (error: KsefError): Told => error.explanation ?? verbatim(error.message)

/** As GET /control/explanations/{id} shows it: in one language. */
export const shownIn = (tongue: Tongue, explanation: Explanation) => ({
  ...explanation,
  text: explanation.text[tongue],
})
