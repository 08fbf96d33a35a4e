import type { OperationShape } from '../../../contracts/operation.ts'
import type { Told } from '../../../contracts/told.ts'
import type { OnPurpose } from '../../http/on-purpose.ts'
import type { Caller } from '../access/caller.ts'

/** One request on its way through the steps: what is known of it so far. */
export interface Exchange {
  readonly request: Request
  readonly operation: OperationShape
  readonly params: Readonly<Record<string, string>>
  readonly now: number
  readonly clientIp: string
  caller?: Caller
  input: Readonly<Record<string, unknown>>
  /** Explanations of an answer that is no refusal by itself. */
  readonly explanations: Told[]
  readonly warnings: string[]
  /** What shall go wrong because somebody wants it to. */
  readonly onPurpose?: OnPurpose | undefined
}
