import { selectedToken } from '../legal-entities.ts'
import type { EntityRecord, KsefTokenRecord } from '../records.ts'
import { askAfterSent, fetchReceipts } from './decide.ts'
import { logIn } from './log-in.ts'
import { look } from './look.ts'
import { doneIn, type Run } from './run.ts'
import { dueToSend, sendDue } from './send.ts'
import { changeEntity, tokensOf } from './standing.ts'
import { askedPause, isSignedOut, messageOf, pauseAfter } from './trouble.ts'

/** Whether KSeF has something of the entity's that is not finished. */
export const isUnderWay = async (entity: string, { engine: { store } }: Pick<Run, 'engine'>): Promise<boolean> => {
  const first = { size: 1, order: 'oldest' } as const
  for (const stage of ['unanswered', 'processing', 'receipt'])
    if ((await store.invoices.page('toDo', `${entity} ${stage}`, first)).length > 0) return true
  return (await store.sessions.page('open', entity, first)).length > 0
}

const shallLook = (entity: EntityRecord, token: KsefTokenRecord, { look, hurried, runtime }: Run): boolean => {
  if (token.lacks.includes('read') || !(look || entity.lookedAt === undefined)) return false
  const { lookedAt = Number.NEGATIVE_INFINITY, lookAgainAt = 0 } = entity
  return hurried || runtime.now() >= Math.max(lookAgainAt, lookedAt + runtime.delays['acube.sync'])
}

const workWith = async (entity: EntityRecord, token: KsefTokenRecord, run: Run): Promise<void> => {
  const looks = shallLook(entity, token, run)
  const sends = (await dueToSend(entity, token, run)).length > 0
  if (!looks && !sends && !(await isUnderWay(entity.uuid, run))) return
  const session = await logIn(token, run)
  if (session === undefined) return
  await sendDue(entity, token, session, run)
  await askAfterSent(entity.uuid, session, run)
  await fetchReceipts(entity.uuid, session, run)
  if (looks) await look(token, session, run)
}

const attempt = async (entity: EntityRecord, run: Run): Promise<void> => {
  for (const token of await tokensOf(run.engine.store, entity.uuid))
    if (token.standing === 'unproved') await logIn(token, run)
  const now = await run.engine.store.entities.get(entity.uuid)
  const token = await selectedToken(run.engine.store, entity.uuid)
  if (now?.status !== 'active' || token === undefined) return
  try {
    await workWith(now, token, run)
  } catch (error) {
    if (!isSignedOut(error) || !run.sessions.delete(token.uuid)) throw error
    // Its access has ended, perhaps with the token: the log-in tells.
    await workWith(now, token, run)
  }
}

/** Asks again after 500 ms, then after twice as long each time. */
const FIRST_QUESTION = 500
const LAST_QUESTION = 30_000

const waitsForKsef = async (entity: string, run: Run): Promise<boolean> =>
  (await tokensOf(run.engine.store, entity)).some(({ signIn }) => signIn !== undefined) ||
  (await isUnderWay(entity, run))

interface Outcome {
  readonly trouble: unknown
  /** KSeF has something under way. */
  readonly waits: boolean
  readonly progressed: boolean
}

/** When the entity is worked on again after this. */
const standingAfter = (record: EntityRecord, { trouble, waits, progressed }: Outcome, now: number) => {
  const failures = trouble === undefined ? 0 : record.failures + 1
  const quiet = !waits || progressed ? 0 : record.quiet + 1
  const pause = Math.min(LAST_QUESTION, FIRST_QUESTION * 2 ** Math.min(quiet, 10))
  return {
    failures,
    retryAt: failures === 0 ? undefined : now + (askedPause(trouble) ?? pauseAfter(failures)),
    quiet,
    askAgainAt: waits ? now + pause : undefined,
  }
}

/** Everything about one entity that is due. When KSeF cannot be worked with, all stays as it is and is tried again. */
export const workOnEntity = async (entity: EntityRecord, run: Run): Promise<void> => {
  const { engine, report, runtime, hurried, log } = run
  if (!hurried && (entity.retryAt ?? 0) > runtime.now()) return
  const before = doneIn(report)
  let trouble: unknown
  try {
    await attempt(entity, run)
  } catch (error) {
    trouble = error
    report.troubles.push(messageOf(error))
    if (log.enabled)
      log.info({ entity: entity.uuid, trouble: messageOf(error) }, 'A-Cube cannot work with KSeF and tries again')
  }
  const waits = await waitsForKsef(entity.uuid, run)
  if (!waits) for (const { uuid } of await tokensOf(engine.store, entity.uuid)) run.sessions.delete(uuid)
  const record = (await engine.store.entities.get(entity.uuid)) ?? entity
  const progressed = doneIn(report) > before
  await changeEntity(entity.uuid, standingAfter(record, { trouble, waits, progressed }, runtime.now()), run)
}
