import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { OnlineSessionStatus } from '../../../contracts/ksef/statuses.ts'
import { fatedEnding } from '../fate.ts'
import type { Handler } from '../handler.ts'
import { allOutages } from '../outages/outages.ts'
import { why } from './explanations.ts'
import { processingUnder } from './processing-under.ts'
import { sessionToWrite } from './reach.ts'
import { standingOf } from './standing.ts'
import { withReason } from './with-reason.ts'

export const closeOnline: Handler<Operations['sessions']['closeOnline']> = async (
  { params },
  { caller, store, now, runtime, fate },
) => {
  const session = await sessionToWrite('Online', params.referenceNumber, caller, store)
  const { status, shown } = await standingOf(session, store, now)
  if (status !== 'open') {
    const { code, description } = shown
    throw new KsefError('sessionCannotBeClosed', {
      values: { code: `(${code})` },
      explanation: withReason(why('notOpen', { referenceNumber: session.referenceNumber, code, description }), session),
    })
  }
  const processing = fate?.settlesAfter ?? runtime.delays.session
  const closed = { ...session, closedAt: now, ending: fatedEnding<OnlineSessionStatus>(fate), processing }
  await store.sessions.put({ ...closed, processing: processingUnder(await allOutages(store), closed) })
}
