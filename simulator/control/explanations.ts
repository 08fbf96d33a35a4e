import type { KsefError } from '../../contracts/errors.ts'

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
  readonly text: string
}

export interface Explanations {
  /** Keeps it and gives the id for X-Simulator-Explanation. */
  add(explanation: Omit<Explanation, 'id'>): string
  get(id: string): Explanation | undefined
}

/** So many are kept; the oldest go first. */
const KEPT = 1000

/** `prefix`: what ids begin with, where one address answers for several. */
export const createExplanations = (prefix = 'e'): Explanations => {
  const kept = new Map<string, Explanation>()
  let count = 0
  return {
    add: explanation => {
      const id = `${prefix}${(++count).toString(36)}`
      kept.set(id, { id, ...explanation })
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
      return id
    },
    get: id => kept.get(id),
  }
}

/** What to tell the developer of a refusal: its own explanation, else what the answer says anyway. */
export const explanationOf = (error: KsefError): string => error.explanation ?? error.message
