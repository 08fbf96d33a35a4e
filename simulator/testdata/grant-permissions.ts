import type { Operations } from '../../contracts/operations.ts'
import type { Handler } from '../handler.ts'
import { grantedBy } from '../permissions/rights-of.ts'
import { grantKey } from '../store/store.ts'

/** Added to what the subject already has in the context, which goes on counting meanwhile. */
export const grantPermissions: Handler<Operations['testdata']['grantPermissions']> = async (
  { body },
  { now, store, runtime },
) => {
  const { contextIdentifier: context, authorizedIdentifier: subject } = body
  const held = await store.grants.get(grantKey(context, subject))
  const permissions = new Set([...(held?.permissions ?? []), ...body.permissions.map(it => it.permissionType)])
  const countedBefore = held && grantedBy(held, now, runtime.delays)
  await store.grants.put({ context, subject, permissions: [...permissions], countedBefore, createdAt: now })
}
