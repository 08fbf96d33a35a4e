import type { StatusInfo } from '../../contracts/ksef/auth/authentication.ts'
import { WorkFailed } from './work-failed.ts'

/** An export that came to no package, or whose package is gone: 210 for one that has expired, 420 for a begin beyond the high-water mark … */
export class ExportFailed extends WorkFailed {
  override readonly name = 'ExportFailed'
  readonly referenceNumber: string

  constructor(referenceNumber: string, status: StatusInfo, explanationId?: string) {
    super(status, explanationId)
    this.referenceNumber = referenceNumber
  }
}
