import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'
import { WorkFailed } from './work-failed.ts'

/** A package that KSeF could not work on: 405 for a damaged part, 420 for too many invoices, 430 for a bad archive … */
export class BatchFailed extends WorkFailed {
  override readonly name = 'BatchFailed'
  readonly sessionReferenceNumber: string

  constructor(sessionReferenceNumber: string, status: StatusInfo, explanationId?: string) {
    super(status, explanationId)
    this.sessionReferenceNumber = sessionReferenceNumber
  }
}
