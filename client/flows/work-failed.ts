import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'

/** Work that KSeF took in and did not do: its status says why. */
export abstract class WorkFailed extends Error {
  /** Of the status, which is no HTTP status. */
  readonly code: number
  readonly description: string
  /** KSeF's reasons. */
  readonly details: readonly string[]
  /** Where the simulator explains it: `GET /control/explanations/{id}`. */
  readonly explanationId: string | undefined

  constructor({ code, description, details }: StatusInfo, explanationId?: string) {
    super(`${code}: ${[description, ...(details ?? [])].join(' - ')}`)
    this.code = code
    this.description = description
    this.details = details ?? []
    this.explanationId = explanationId
  }
}
