import { outcomesOf } from '../../contracts/control/faults.ts'
import { type Told, verbatim } from '../../contracts/told.ts'
import type { OnPurpose } from '../http/on-purpose.ts'
import { why } from './explanations.ts'
import type { Ending } from './outcome.ts'

/** How work ends, and when, because somebody wants it to. */
export type Fate = Pick<OnPurpose, 'operation' | 'outcome' | 'settlesAfter' | 'of'>

/** What stands in KSeF's details where nothing happened that they could speak of. */
const examples = {
  context: '5265877635',
  contextIdentifier: '5265877635',
  count: '10001',
  date: '2026-11-22',
  hash: 'yFqbTc4OVkOAhPdoHnzDUtVxYQjBbZuzrUiYhUIhzIk=',
  limit: '10000',
  message: "The element 'Faktura' has incomplete content.",
  nip: '5265877635',
  ordinalNumber: '1',
  originalKsefNumber: '5265877635-20261122-0100001AF629-AF',
  originalSessionReferenceNumber: '20261122-SO-0000000000-0000000000-00',
  size: '1',
  statusCode: '500',
  value: '5265877635',
}

/** The end that is wanted, if one is; the types of the outcomes were checked when it was asked for. */
export const fatedEnding = <S extends string>(
  fate: Fate | undefined,
): (Ending<S> & { readonly explanation: Told }) | undefined => {
  if (fate?.outcome === undefined || outcomesOf[fate.operation ?? '']?.[fate.outcome] === undefined) return undefined
  const explanation = why('onPurpose', { of: verbatim(fate.of) })
  return { outcome: fate.outcome as S, values: examples, explanation }
}

/** When it is done with. @param planned the instant (ms) that it would be otherwise */
export const fatedEnd = (planned: number, fate: Fate | undefined, now: number): number =>
  fate?.settlesAfter === undefined ? planned : now + fate.settlesAfter
