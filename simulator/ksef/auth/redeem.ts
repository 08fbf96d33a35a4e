import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { authenticationStatuses } from '../../../contracts/ksef/statuses.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Handler } from '../handler.ts'
import type { AuthenticationRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'
import { findAuthentication, statusOf } from './authentication.ts'
import { why } from './explanations.ts'
import { issueAccessToken, issueRefreshToken } from './issue-tokens.ts'

export const redeem: Handler<Operations['auth']['redeem']> = async (_input, work) => {
  const { caller, now, store } = work
  const record = await findAuthentication(store, caller.referenceNumber)
  const { referenceNumber, startedAt } = record
  const name = statusOf(record, now)
  if (name === 'deceased') throw new KsefError('deceasedPerson', { explanation: record.explanation })
  if (record.redeemedAt !== undefined)
    throw new KsefError('alreadyRedeemed', {
      values: { referenceNumber },
      explanation: why('redeemedBefore', { referenceNumber, at: new Date(record.redeemedAt).toISOString() }),
    })
  if (name !== 'succeeded')
    throw new KsefError('statusForbidsRedeem', {
      values: { status: authenticationStatuses[name].code },
      explanation: whyNotRedeemable(record, now),
    })
  await refuseRevokedToken(record, store)

  await store.authentications.put({ ...record, redeemedAt: now })
  // Both lives are counted from the start of the operation (redeem-200-access-token-recorded).
  return {
    accessToken: await issueAccessToken(record, startedAt, now, work, store),
    refreshToken: issueRefreshToken(record, startedAt, work),
  }
}

const whyNotRedeemable = (record: AuthenticationRecord, now: number): Told => {
  const name = statusOf(record, now)
  const { referenceNumber, explanation } = record
  if (name === 'inProgress') return why('settlesSoon', { ms: Math.ceil(record.settlesAt - now), referenceNumber })
  if (name === 'revoked') return why('revokedBeforeRedeem', { referenceNumber })
  return explanation === undefined ? why('failed') : why('failedBecause', { reason: explanation })
}

/** refresh-400-token-revoked: a revoked KSeF token gives no more tokens, those given live on. */
export const refuseRevokedToken = async (
  { tokenReference }: AuthenticationRecord,
  store: ReadableStore,
): Promise<void> => {
  const token = tokenReference === undefined ? undefined : await store.tokens.get(tokenReference)
  if (token?.revokedAt !== undefined)
    throw new KsefError('ksefTokenRevoked', {
      explanation: why('openedWithRevokedToken', {
        referenceNumber: token.referenceNumber,
        at: new Date(token.revokedAt).toISOString(),
      }),
    })
}
