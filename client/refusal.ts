import { type ErrorName, KsefError } from '../contracts/ksef/errors.ts'

/** One fault as an answer lists it. */
export interface Fault {
  readonly code: number | undefined
  readonly text: string
  readonly details: readonly string[]
}

export interface RefusalOptions {
  /** At least one; the first gives code, text and details of the error. */
  readonly faults: readonly [Fault, ...Fault[]]
  readonly security?: Readonly<Record<string, unknown>>
  /** Seconds. */
  readonly retryAfter?: number
  readonly explanationId?: string
}

/** A "no" of KSeF as it came over the wire: a `KsefError` of the catalogue with the words of the answer. */
export class Refusal extends KsefError {
  override readonly text: string
  /** Every fault of the answer. KSeF lists several in the format `problem-details` only. */
  readonly faults: readonly Fault[]
  /** Where the simulator explains its answer: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor(error: ErrorName, { faults, explanationId, ...options }: RefusalOptions) {
    const [{ text, details }] = faults
    super(error, { ...options, details })
    this.text = text
    this.faults = faults
    this.explanationId = explanationId
    this.message = [this.code ?? this.status, [text, ...details].join(' - ')].join(': ')
  }
}
