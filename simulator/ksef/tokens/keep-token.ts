import { createHash } from 'node:crypto'
import { notAnEnforcementAuthority } from '../../../contracts/ksef/statuses.ts'
import { isEnforcing, rolesOf } from '../access/rights-of.ts'
import type { TokenRecord } from '../records.ts'
import type { Store } from '../tables.ts'

type Given = 'referenceNumber' | 'author' | 'context' | 'description' | 'permissions' | 'settlesAt'

/** A token with its secret, which is forgotten here. */
export interface NewToken extends Pick<TokenRecord, Given> {
  readonly secret: string
}

/** Puts a token where it signs in from `settlesAt` on. */
export const keepToken = async ({ secret, ...token }: NewToken, now: number, store: Store): Promise<void> => {
  const enforces = token.permissions.includes('EnforcementOperations')
  const fails = enforces && !(await rolesOf(token.context, store, now)).some(isEnforcing)
  await store.tokens.put({
    ...token,
    secretHash: createHash('sha256').update(secret).digest('hex'),
    createdAt: now,
    failure: fails ? notAnEnforcementAuthority : undefined,
  })
}
