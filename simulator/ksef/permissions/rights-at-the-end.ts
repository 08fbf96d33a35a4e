import type { Permission } from '../../../contracts/ksef/permission-names.ts'
import { has } from '../access/caller.ts'
import { rightsOf } from '../access/rights-of.ts'
import type { PermissionOperationRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'
import type { Fault, Work } from './operation.ts'

/** By what right a grant or revocation was begun. */
export type Ground = NonNullable<PermissionOperationRecord['ground']>

const holdsGround = async ({ signIn, needs }: Ground, store: ReadableStore, at: number): Promise<boolean> => {
  const record = await store.authentications.get(signIn)
  // Of a sign-in that was forgotten meanwhile nothing can be said.
  if (record === undefined) return true
  const { permissions } = await rightsOf(record, store, at)
  return needs.some(permission => has(permissions, permission))
}

/**
 * What is to be asked again until it is done with; nothing where the access token alone has the right, which was lost
 * before: it keeps what it holds (permissions.md, 30).
 */
export const groundOf = async (
  { caller, store, now }: Work,
  needs: readonly Permission[],
): Promise<Ground | undefined> => {
  const ground = { signIn: caller.referenceNumber, needs }
  return (await holdsGround(ground, store, now)) ? ground : undefined
}

/** Until it is done with: whoever gives up a right does so by that right. */
export const isLostBy = async (ground: Ground, store: ReadableStore, settlesAt: number): Promise<boolean> =>
  !(await holdsGround(ground, store, settlesAt - 1))

/** 420 (permissions.md, 7). */
export const rightLost = (
  { needs }: Ground,
  { context, settlesAt }: Pick<PermissionOperationRecord, 'context' | 'settlesAt'>,
): Fault => ({
  outcome: 'notEntitled',
  explanation: why('rightLost', {
    needs: needs.join(' / '),
    context: contextKey(context),
    at: new Date(settlesAt).toISOString(),
  }),
})
