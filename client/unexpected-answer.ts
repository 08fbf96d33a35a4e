import type { Fault } from './refusal.ts'

/** What is known of an answer that the contract does not foresee. */
export interface UnexpectedAnswerOptions extends Partial<Fault> {
  readonly reason?: string
  readonly security?: Readonly<Record<string, unknown>>
  readonly retryAfter?: number
  readonly explanationId?: string
  /** The body as it came. */
  readonly body?: string
  readonly cause?: unknown
}

/**
 * An answer that the contract does not foresee: a refusal that the catalogue does not know, a page of a proxy, a success
 * of another shape or status. Where KSeF gave a code, a text or details they are here under the same names as in a
 * `KsefError`.
 */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  /** HTTP status. */
  readonly status: number
  readonly code: number | undefined
  readonly reason: string | undefined
  readonly text: string
  readonly details: readonly string[]
  readonly security: Readonly<Record<string, unknown>> | undefined
  /** Seconds. */
  readonly retryAfter: number | undefined
  /** Where the simulator explains its answer: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined
  /** As it came; empty where the answer is a success, as it may hold a token. */
  readonly body: string

  constructor(status: number, options: UnexpectedAnswerOptions = {}) {
    const text =
      options.text || `An answer that the contract does not foresee: ${options.body?.slice(0, 200) || 'empty'}`
    const details = options.details ?? []
    super([options.code ?? status, [text, ...details].join(' - ')].join(': '), { cause: options.cause })
    this.status = status
    this.code = options.code
    this.reason = options.reason
    this.text = text
    this.details = details
    this.security = options.security
    this.retryAfter = options.retryAfter
    this.explanationId = options.explanationId
    this.body = options.body ?? ''
  }
}
