import type { Told } from '../../../contracts/told.ts'

/** Octets that are not taken for what they should be, and why, said of "it". */
export class NotTaken extends RangeError {
  override readonly name = 'NotTaken'
  readonly told: Told

  constructor(told: Told) {
    super(told.en)
    this.told = told
  }
}
