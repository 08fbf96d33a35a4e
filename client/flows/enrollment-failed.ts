import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'
import { WorkFailed } from './work-failed.ts'

/** A request for a certificate that KSeF took in and then rejected: the status says why (400, 500, 550). */
export class EnrollmentFailed extends WorkFailed {
  override readonly name = 'EnrollmentFailed'
  /** Of the request. */
  readonly referenceNumber: string

  constructor(referenceNumber: string, status: StatusInfo, explanationId?: string) {
    super(status, explanationId)
    this.referenceNumber = referenceNumber
  }
}
