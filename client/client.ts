import type { Calls } from '../contracts/ksef/calls.ts'
import { operations } from '../contracts/ksef/operations.ts'
import { isDeclared } from '../contracts/operation.ts'
import { call } from './call.ts'
import { type ClientOptions, type Connection, connect } from './connection.ts'
import type { AnyInput } from './request-for.ts'

/** A connection to KSeF, real or simulated. */
export type Client = Calls & {
  /** What the client is made of; flows make clients with other bearers from it. */
  readonly connection: Connection
}

const callsOf = (area: object, connection: Connection) =>
  Object.fromEntries(
    Object.entries(area)
      .filter(([, operation]) => isDeclared(operation))
      .map(([name, operation]) => [name, (input: AnyInput = {}) => call(operation, input, connection)]),
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
  const areas = Object.entries(operations)
    .map(([name, area]) => [name, callsOf(area, connection)] as const)
    .filter(([, calls]) => Object.keys(calls).length > 0)
  // The one loop over all operations: their types are in Calls.
  return { ...Object.fromEntries(areas), connection } as Client
}
