import type { Told } from '../../contracts/told.ts'

type Status = 400 | 404 | 405 | 409 | 413 | 503

/** A call that was understood and cannot be done. */
export class NotDone extends Error {
  override readonly name = 'NotDone'
  readonly status: Status
  readonly told: Told

  constructor(status: Status, told: Told) {
    super(told.en)
    this.status = status
    this.told = told
  }
}
