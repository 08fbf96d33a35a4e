/** A grant or revocation that KSeF took in and did not carry out. */
export class GrantFailed extends Error {
  override readonly name = 'GrantFailed'
  /** Of the operation. */
  readonly referenceNumber: string
  /** KSeF's code: 400, 410, 420, 430, 440, 450, 500 or 550. */
  readonly code: number
  /** KSeF's reasons. */
  readonly details: readonly string[]
  /** Where the simulator explains it: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor(
    referenceNumber: string,
    {
      code,
      description,
      details,
    }: { code: number; description: string; details?: readonly string[] | null | undefined },
    explanationId?: string,
  ) {
    super(`${code}: ${[description, ...(details ?? [])].join(' - ')}`)
    this.referenceNumber = referenceNumber
    this.code = code
    this.details = details ?? []
    this.explanationId = explanationId
  }
}
