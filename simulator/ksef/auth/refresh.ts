import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { authenticationStatuses } from '../../../contracts/ksef/statuses.ts'
import { refuseForeignAddress } from '../access/allowed-ips.ts'
import { personOf } from '../access/rights-of.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'
import { findAuthentication, statusOf } from './authentication.ts'
import { why } from './explanations.ts'
import { issueAccessToken } from './issue-tokens.ts'
import { refuseRevokedToken } from './redeem.ts'

export const refresh: Handler<Operations['auth']['refresh']> = async (_input, work) => {
  const { caller, clientIp, now, store } = work
  const record = await findAuthentication(store, caller.referenceNumber)
  refuseForeignAddress(record.allowedIps, clientIp)
  if ((await personOf(record.subject?.identifier, store))?.isDeceased)
    throw new KsefError('deceasedPerson', { explanation: why('deceased') })

  const blocked = (await store.blockedContexts.get(contextKey(record.context))) !== undefined
  const name = blocked ? 'blocked' : statusOf(record, now)
  if (name !== 'succeeded')
    throw new KsefError('statusForbidsRefresh', {
      values: { status: authenticationStatuses[name].code },
      explanation: blocked
        ? why('contextIsBlocked', { context: contextKey(record.context) })
        : why('sessionRevoked', { referenceNumber: record.referenceNumber }),
    })
  await refuseRevokedToken(record, store)

  await store.authentications.put({ ...record, refreshedAt: now })
  return { accessToken: await issueAccessToken(record, now, now, work, store) }
}
