import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { fatedEnd } from '../fate.ts'
import type { Handler } from '../handler.ts'
import { statusOf } from '../keys/standing.ts'
import { why } from './explanations.ts'
import { findCertificate, linkedSubjects } from './own.ts'

/** No answer tells the reason again. Sessions that it opened go on (certificates-091). */
export const revoke: Handler<Operations['certificates']['revoke']> = async (
  { params: { certificateSerialNumber: serialNumber } },
  { caller, store, now, runtime, fate },
) => {
  const { method } = await findAuthentication(store, caller.referenceNumber)
  if (method === 'Token')
    throw new KsefError('authMethodNotAllowed', {
      security: { authenticationMethodCategory: 'Token' },
      explanation: why('revokedByToken'),
    })
  const record = await findCertificate(serialNumber, await linkedSubjects(caller, store), store, now)
  const status = statusOf(record, now)
  if (status !== 'Active')
    throw new KsefError('certificateNotRevocable', { explanation: why('notActive', { serialNumber, status }) })
  await store.certificates.put({
    ...record,
    revokedAt: now,
    goneAt: fatedEnd(now + runtime.delays.revocation, fate, now),
  })
}
