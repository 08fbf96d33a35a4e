import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'

/** A request for a certificate that KSeF took in and then rejected: the status says why (400, 500, 550). */
export class EnrollmentFailed extends Error {
  override readonly name = 'EnrollmentFailed'
  /** Of the request. */
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
