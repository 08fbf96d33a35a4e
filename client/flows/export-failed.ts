import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'

/** An export that KSeF took in and that came to no package, or whose package is gone: its status says why. */
export class ExportFailed extends Error {
  override readonly name = 'ExportFailed'
  readonly referenceNumber: string
  /** Of the status, which is no HTTP status: 210 for one that has expired, 420 for a begin beyond the high-water mark … */
  readonly code: number
  readonly description: string
  readonly details: readonly string[]
  /** Where the simulator explains it: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor(referenceNumber: string, { code, description, details }: StatusInfo, explanationId?: string) {
    super(`${code}: ${[description, ...(details ?? [])].join(' - ')}`)
    this.referenceNumber = referenceNumber
    this.code = code
    this.description = description
    this.details = details ?? []
    this.explanationId = explanationId
  }
}
