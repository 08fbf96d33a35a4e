import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { findAuthentication } from '../auth/authentication.ts'
import type { Handler } from '../handler.ts'
import { sessionsKey } from '../tables.ts'
import { why } from './explanations.ts'

/** Another session of the same subject in the same context (auth-sessions-024); any other is out of reach (assumed). */
export const revoke: Handler<Operations['authSessions']['revoke']> = async ({ params }, { caller, now, store }) => {
  const current = await findAuthentication(store, caller.referenceNumber)
  const record = await store.authentications.get(params.referenceNumber)
  if (record === undefined || sessionsKey(record) !== sessionsKey(current))
    throw new KsefError('insufficientResourceAccess', {
      explanation: why('notOfCaller', { referenceNumber: params.referenceNumber }),
    })
  await store.authentications.put({ ...record, revokedAt: record.revokedAt ?? now })
}
