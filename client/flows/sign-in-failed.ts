import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'

/** A sign-in that KSeF took in and then refused: the status says why (415, 425, 450, 460, 470, 480, 500, 550). */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed'
  /** Of the sign-in. */
  readonly referenceNumber: string
  /** Of the status, which is no HTTP status. */
  readonly code: number
  readonly description: string
  readonly details: readonly string[]
  /** Where the simulator explains it: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor(referenceNumber: string, status: StatusInfo, explanationId?: string) {
    const { code, description } = status
    const details = status.details ?? []
    super(`${code}: ${[description, ...details].join(' - ')}`)
    this.referenceNumber = referenceNumber
    this.code = code
    this.description = description
    this.details = details
    this.explanationId = explanationId
  }
}
