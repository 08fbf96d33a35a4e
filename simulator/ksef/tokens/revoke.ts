import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { type Caller, has } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { fatedEnd } from '../fate.ts'
import type { Handler } from '../handler.ts'
import type { TokenRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'
import { findToken, sameAuthors } from './reach.ts'

export const revoke: Handler<Operations['tokens']['revoke']> = async (
  { params },
  { caller, now, store, runtime, fate },
) => {
  const token = await findToken(params.referenceNumber, caller, store)
  if (!(await mayRevoke(token, caller, store)))
    throw new KsefError('insufficientResourceAccess', {
      explanation: why('mayNotRevoke', {
        referenceNumber: token.referenceNumber,
        author: contextKey(token.author.identifier),
      }),
    })
  // Revoking twice changes nothing (assumed).
  if (token.revokedAt === undefined)
    await store.tokens.put({ ...token, revokedAt: now, goneAt: fatedEnd(now + runtime.delays.revocation, fate, now) })
}

const mayRevoke = async (token: TokenRecord, caller: Caller, store: ReadableStore): Promise<boolean> => {
  if (has(caller.permissions, 'CredentialsManage')) return true
  const { tokenReference } = await findAuthentication(store, caller.referenceNumber)
  if (tokenReference !== undefined) return tokenReference === token.referenceNumber
  const author = contextKey(token.author.identifier)
  return (await sameAuthors(caller, store)).some(one => contextKey(one) === author)
}
