import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { BatchSessionStatus } from '../../../contracts/ksef/statuses.ts'
import { fatedEnding } from '../fate.ts'
import type { Handler } from '../handler.ts'
import type { BatchRecord, SessionRecord } from '../records.ts'
import { partKey, type ReadableStore } from '../tables.ts'
import { why } from './package/explanations.ts'
import { processing as working } from './package/processing.ts'
import { sessionToWrite } from './reach.ts'
import { standingOf } from './standing.ts'

/** The package is worked on behind the answer (sessions-batch-026). */
export const closeBatch: Handler<Operations['sessions']['closeBatch']> = async ({ params }, work) => {
  const { caller, store, now, runtime, later, fate } = work
  const session = await sessionToWrite('Batch', params.referenceNumber, caller, store)
  await refuseUnlessOpen(session, now, store)
  const { batch } = session
  if (batch === undefined) throw new Error(`the batch session ${session.referenceNumber} has no package`)
  await refuseIncomplete(session.referenceNumber, batch, store)
  const processing = fate?.settlesAfter ?? runtime.delays.session
  const fated = fatedEnding<BatchSessionStatus>(fate)
  const ending = fated && { ...fated, settlesAt: now + processing }
  await store.sessions.put({ ...session, closedAt: now, processing, batch: { ...batch, sender: caller, ending } })
  later(session.referenceNumber, async (place, stopped) => {
    const { processPackage } = await working()
    await processPackage(session.referenceNumber, place, stopped)
  })
}

const refuseUnlessOpen = async (session: SessionRecord, now: number, store: ReadableStore): Promise<void> => {
  const { status, shown } = await standingOf(session, store, now)
  if (status === 'open') return
  if (status === 'timedOut')
    throw new KsefError('batchTimedOut', {
      explanation: why('timedOut', { openedAt: new Date(session.openedAt).toISOString() }),
    })
  const { code, description } = shown
  throw new KsefError('sessionCannotBeClosed', {
    values: { code: `(${code})` },
    explanation: why('notOpen', { session: session.referenceNumber, code, description }),
  })
}

/** Every part has come, with the size that was declared; hashes are compared later (sessions-batch-072). */
const refuseIncomplete = async (session: string, { parts }: BatchRecord, store: ReadableStore): Promise<void> => {
  const arrived = await store.batchParts.many(parts.map(({ ordinal }) => partKey(session, ordinal)))
  for (const [place, { ordinal }] of parts.entries())
    if (arrived[place] === undefined)
      throw new KsefError('partMissing', {
        values: { ordinalNumber: ordinal },
        explanation: why('partMissing', { ordinal }),
      })
  for (const [place, { ordinal, size: declared }] of parts.entries()) {
    const { size } = arrived[place]!
    if (size !== declared)
      throw new KsefError('partSizeDiffers', {
        values: { ordinalNumber: ordinal },
        explanation: why('partSizeDiffers', { ordinal, size, declared }),
      })
  }
}
