import type { Operations } from '../../../contracts/ksef/operations.ts'
import { findAuthentication } from '../auth/authentication.ts'
import type { Handler } from '../handler.ts'

export const revokeCurrent: Handler<Operations['authSessions']['revokeCurrent']> = async (
  _input,
  { caller, now, store },
) => {
  const record = await findAuthentication(store, caller.referenceNumber)
  await store.authentications.put({ ...record, revokedAt: record.revokedAt ?? now })
}
