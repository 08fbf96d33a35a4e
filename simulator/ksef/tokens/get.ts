import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { findToken } from './reach.ts'
import { showToken } from './token.ts'

/** Any token of the caller's context: the list is narrower than this (tokens-049, tokens-054). */
export const get: Handler<Operations['tokens']['get']> = {
  read: async ({ params }, { caller, now, store }) =>
    showToken(await findToken(params.referenceNumber, caller, store), now),
}
