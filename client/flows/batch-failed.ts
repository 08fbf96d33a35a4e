import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'

/** A package that KSeF took in and could not work on: the status of its session says why. */
export class BatchFailed extends Error {
  override readonly name = 'BatchFailed'
  readonly sessionReferenceNumber: string
  /** Of the status, which is no HTTP status: 405 for a damaged part, 420 for too many invoices, 430 for a bad archive … */
  readonly code: number
  readonly description: string
  readonly details: readonly string[]
  /** Where the simulator explains it: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor(sessionReferenceNumber: string, { code, description, details }: StatusInfo, explanationId?: string) {
    super(`${code}: ${[description, ...(details ?? [])].join(' - ')}`)
    this.sessionReferenceNumber = sessionReferenceNumber
    this.code = code
    this.description = description
    this.details = details ?? []
    this.explanationId = explanationId
  }
}
