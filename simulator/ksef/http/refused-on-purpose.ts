import type { Contract } from '../../../contracts/ksef/contract.ts'
import type { KsefError } from '../../../contracts/ksef/errors.ts'
import { verbatim } from '../../../contracts/told.ts'
import type { OnPurpose } from '../../http/on-purpose.ts'
import type { Exchange } from './exchange.ts'
import { why } from './explanations.ts'
import { madeRefusal } from './made-refusal.ts'

/** The refusal that a fault asks for, whole, before any step; which errors the operation declares does not count. */
export const refusedOnPurpose = (
  { error, retryAfter, of }: OnPurpose,
  { operation, params, now }: Exchange,
  contract: Contract,
): KsefError | undefined => {
  if (error === undefined) return undefined
  const explanation = why('onPurpose', { error, of: verbatim(of) })
  return madeRefusal(error, operation, { retryAfter, explanation, values: params }, now, contract)
}
