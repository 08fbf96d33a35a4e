import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { lifetimes } from '../lifetimes.ts'
import { findAuthentication, showAuthentication, statusOf } from './authentication.ts'
import { why } from './explanations.ts'

export const status: Handler<Operations['auth']['status']> = {
  read: async ({ params }, { caller, now, store, explain }) => {
    const { referenceNumber } = params
    // auth-status-025: only the token of this very operation.
    if (caller.referenceNumber !== referenceNumber)
      throw new KsefError('authenticationNotFound', {
        values: { referenceNumber },
        explanation: why('bearerOfAnother', { own: caller.referenceNumber, asked: referenceNumber }),
      })
    const record = await findAuthentication(store, referenceNumber)
    if (now > record.startedAt + lifetimes.operation)
      throw new KsefError('gone', { explanation: why('olderThanAWeek', { referenceNumber }) })
    if (record.explanation !== undefined && statusOf(record, now) === record.outcome) explain(record.explanation)
    return showAuthentication(record, now)
  },
}
