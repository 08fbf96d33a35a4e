import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'
import { WorkFailed } from './work-failed.ts'

/** A sign-in that KSeF took in and then refused: the status says why (415, 425, 450, 460, 470, 480, 500, 550). */
export class SignInFailed extends WorkFailed {
  override readonly name = 'SignInFailed'
  /** Of the sign-in. */
  readonly referenceNumber: string

  constructor(referenceNumber: string, status: StatusInfo, explanationId?: string) {
    super(status, explanationId)
    this.referenceNumber = referenceNumber
  }
}
