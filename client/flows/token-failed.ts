/** A KSeF token that KSeF made and never put in force. */
export class TokenFailed extends Error {
  override readonly name = 'TokenFailed'
  /** Of the token. */
  readonly referenceNumber: string
  /** KSeF's reasons (`statusDetails`). */
  readonly details: readonly string[]
  /** Where the simulator explains it: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor(referenceNumber: string, details: readonly string[], explanationId?: string) {
    super(['Failed', ...details].join(': '))
    this.referenceNumber = referenceNumber
    this.details = details
    this.explanationId = explanationId
  }
}
