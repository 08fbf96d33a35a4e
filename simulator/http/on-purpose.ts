import type { Fault } from '../../contracts/control/faults.ts'

/** What shall go wrong with one request because somebody wants it to. */
export interface OnPurpose extends Fault {
  /** Which fault it is: its id, or the header that asked for it. */
  readonly of: string
}
