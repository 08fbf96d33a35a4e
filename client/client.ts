import type { Calls } from '../contracts/ksef/calls.ts'
import { type Contract, contractAt } from '../contracts/ksef/contract.ts'
import { operations } from '../contracts/ksef/operations.ts'
import { call } from './call.ts'
import { type ClientOptions, type Connection, connect } from './connection.ts'
import type { AnyInput } from './request-for.ts'

/** A connection to KSeF, real or simulated. */
export type Client = Calls & {
  /** What the client is made of; flows make clients with other bearers from it. */
  readonly connection: Connection
}

const callsOf = (area: string, names: object, connection: Connection, { number, named }: Contract) =>
  Object.fromEntries(
    Object.keys(names).map(name => {
      const operation = named.get(`${area}.${name}`)
      return [
        name,
        async (input: AnyInput = {}) => {
          if (operation === undefined) throw new Error(`The API ${number} has no operation ${area}.${name}.`)
          return call(operation, input, connection)
        },
      ]
    }),
  )

/**
 * A client of KSeF: `client.tokens.revoke({ params: { referenceNumber } })`. An operation is called with the first of
 * its bearers that the client holds; one that needs none, or that finds none, goes without.
 *
 * A call resolves to the body that the contract declares (members it does not know are dropped), and rejects with a
 * `Refusal` (a `KsefError` with name, code, text, details, retryAfter in seconds, security, explanationId) when KSeF
 * says no, with an `UnexpectedAnswer` when the answer is not of the contract.
 */
export const createClient = (options: ClientOptions): Client => {
  const connection = connect(options)
  const contract = contractAt(connection.api)
  const areas = Object.entries(operations).map(
    ([name, area]) => [name, callsOf(name, area, connection, contract)] as const,
  )
  // The one loop over all operations: their types are in Calls.
  return { ...Object.fromEntries(areas), connection } as Client
}
