import { KsefError } from '../../../contracts/ksef/errors.ts'
import { type Caller, contextOf } from '../access/caller.ts'
import { personOf } from '../access/rights-of.ts'
import type { TokenRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'

/** The token of a path, when it belongs to the caller's context. Not found is a 400, as everywhere in KSeF. */
export const findToken = async (
  referenceNumber: string,
  caller: Caller,
  store: ReadableStore,
): Promise<TokenRecord> => {
  const token = await store.tokens.get(referenceNumber)
  if (token === undefined)
    throw new KsefError('validationFailed', {
      // Only 21405 is documented for an unknown number (tokens-040); the wording of the detail is assumed.
      details: [`Token o numerze referencyjnym ${referenceNumber} nie został znaleziony.`],
      explanation: why('unknown', { referenceNumber }),
    })
  const context = contextKey(contextOf(caller))
  if (contextKey(token.context) !== context)
    throw new KsefError('insufficientResourceAccess', {
      explanation: why('ofAnotherContext', { referenceNumber, context }),
    })
  return token
}

/** The caller and, through test data, whom NIP and PESEL make one with them (tokens-032, tokens-037). */
export const sameAuthors = async (
  caller: Caller,
  store: ReadableStore,
): Promise<readonly { type: string; value: string }[]> => {
  const { subject } = caller
  const person = await personOf(subject, store)
  if (person === undefined) return subject === undefined ? [] : [subject]
  return [
    { type: 'Nip', value: person.nip },
    { type: 'Pesel', value: person.pesel },
  ]
}
