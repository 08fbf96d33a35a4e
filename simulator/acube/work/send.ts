import type { Session } from '../../../client/index.ts'
import { tellFailure } from '../../http/log.ts'
import { isInUse } from '../held-tokens.ts'
import type { EntityRecord, InvoiceRecord, KsefTokenRecord } from '../records.ts'
import { changeInvoice } from './change-invoice.ts'
import { closeKsefSession, type OpenKsefSession, openKsefSession } from './ksef-sessions.ts'
import { recover } from './recover.ts'
import type { Run } from './run.ts'
import { changeEntity, noteLack } from './standing.ts'
import { askedPause, isNotPermitted, isOfKsef, isRefusal, isRefusedForGood, messageOf } from './trouble.ts'

/** In one session and run. KSeF takes 10 000. */
const AT_ONCE = 1000

/** "Invoice file verification error": KSeF has no code of its own for what it does not even take in (assumed). */
const NOT_TAKEN_IN = 430

/** KSeF takes no more of the entity for now. */
const isHeldBack = ({ sendAgainAt = 0 }: EntityRecord, { hurried, runtime }: Run): boolean =>
  !hurried && runtime.now() < sendAgainAt

/** What has waited in the queue long enough and may be sent, the oldest first. */
export const dueToSend = async (
  entity: EntityRecord,
  { lacks }: KsefTokenRecord,
  run: Run,
): Promise<readonly InvoiceRecord[]> => {
  const { tables, runtime, hurried } = run
  if (lacks.includes('write') || isHeldBack(entity, run)) return []
  const queued = await tables.read(({ invoices }) =>
    invoices.page('toDo', `${entity.uuid} queued`, { size: AT_ONCE, order: 'oldest' }),
  )
  if (!hurried && run.holds(entity.details.nip)) return []
  return queued.filter(({ createdAt }) => hurried || createdAt + runtime.delays['acube.queue'] <= runtime.now())
}

/** KSeF does not take it, now or ever: that is the invoice's own end, and the others go on. */
const refuse = async (invoice: InvoiceRecord, error: unknown, run: Run): Promise<void> => {
  const refused = { status: 'invalid', processingCode: NOT_TAKEN_IN, words: messageOf(error) } as const
  await changeInvoice(invoice, { ...refused, unanswered: false }, run, 'invoice-sender')
  run.report.invalid++
}

/**
 * Sends one. Before, it is on record that it is being sent, and where: whatever happens in between, `recover` finds out
 * whether it arrived.
 */
const sendOne = async (invoice: InvoiceRecord, { referenceNumber, send }: OpenKsefSession, run: Run): Promise<void> => {
  await changeInvoice(invoice, { attempts: [...invoice.attempts, referenceNumber], unanswered: true }, run)
  try {
    const reference = await send(invoice.xml)
    const taken = { status: 'processing', processingCode: 100, session: referenceNumber, reference } as const
    await changeInvoice(invoice, { ...taken, unanswered: false }, run)
    run.report.sent++
  } catch (error) {
    if (isRefusedForGood(error)) return refuse(invoice, error, run)
    // KSeF has said no to the request: the invoice is not there.
    if (isRefusal(error) || askedPause(error) !== undefined) await changeInvoice(invoice, { unanswered: false }, run)
    throw error
  }
}

/**
 * KSeF takes no more for now (429), or none by this token: the queue waits, and nothing else does.
 * @throws the error when it is something else.
 */
const holdBack = async (error: unknown, token: KsefTokenRecord, run: Run): Promise<void> => {
  const pause = askedPause(error)
  if (isNotPermitted(error)) await noteLack(token, 'write', run)
  else if (pause === undefined) throw error
  else await changeEntity(token.entity, { sendAgainAt: run.runtime.now() + pause }, run)
  run.report.troubles.push(`Sending: ${messageOf(error)}`)
}

/** Empties the queue of an entity into a session of its own, as long as its token is the one to work with. */
const sendQueued = async (
  token: KsefTokenRecord,
  due: readonly InvoiceRecord[],
  session: Session,
  run: Run,
): Promise<void> => {
  if (due.length === 0) return
  const opened = await openKsefSession(session, token.entity, run)
  try {
    for (const invoice of due) {
      if (!(await run.tables.read(store => isInUse(token, store)))) break
      await sendOne(invoice, opened, run)
    }
  } finally {
    // What came of sending counts; a session left open is closed by the next run.
    await closeKsefSession(session, opened.referenceNumber, run).catch(error => {
      if (!isOfKsef(error)) tellFailure(run.log, error, 'a defect in the work of the A-Cube look-alike')
      run.report.troubles.push(messageOf(error))
    })
  }
}

/** Finds out about what was sent before, and sends what is due. */
export const sendDue = async (
  entity: EntityRecord,
  token: KsefTokenRecord,
  session: Session,
  run: Run,
): Promise<void> => {
  if (isHeldBack(entity, run)) return
  try {
    await recover(entity.uuid, session, run)
    await sendQueued(token, await dueToSend(entity, token, run), session, run)
  } catch (error) {
    await holdBack(error, token, run)
  }
}
