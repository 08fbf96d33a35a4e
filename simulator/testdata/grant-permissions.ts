import type { Operations } from '../../contracts/operations.ts'
import type { Handler } from '../handler.ts'
import { grantKey } from '../store/store.ts'

/** Added to what the subject already has in the context. */
export const grantPermissions: Handler<Operations['testdata']['grantPermissions']> = async (
  { body },
  { now, store },
) => {
  const { contextIdentifier: context, authorizedIdentifier: subject } = body
  const held = await store.grants.get(grantKey(context, subject))
  const permissions = new Set([...(held?.permissions ?? []), ...body.permissions.map(it => it.permissionType)])
  await store.grants.put({ context, subject, permissions: [...permissions], createdAt: now })
}
