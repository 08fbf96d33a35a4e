import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'
import { WorkFailed } from './work-failed.ts'

/** A grant or revocation that KSeF took in and did not carry out (400, 410, 420, 430, 440, 450, 500, 550). */
export class GrantFailed extends WorkFailed {
  override readonly name = 'GrantFailed'
  /** Of the operation. */
  readonly referenceNumber: string

  constructor(referenceNumber: string, status: StatusInfo, explanationId?: string) {
    super(status, explanationId)
    this.referenceNumber = referenceNumber
  }
}
