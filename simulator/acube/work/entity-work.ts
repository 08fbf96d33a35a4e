import { tellFailure } from '../../http/log.ts'
import { isInUse, selectedToken, tokensOf } from '../held-tokens.ts'
import type { EntityRecord, KsefTokenRecord } from '../records.ts'
import { askAfterSent, fetchReceipts } from './ask-after.ts'
import { logIn } from './log-in.ts'
import { look } from './look.ts'
import { doneIn } from './report.ts'
import type { Run } from './run.ts'
import { dueToSend, sendDue } from './send.ts'
import { changeEntity } from './standing.ts'
import { askedPause, isNo, isOfKsef, isSignedOut, messageOf, pauseAfter } from './trouble.ts'

/** Whether KSeF has something of the entity's that is not finished. */
export const isUnderWay = (entity: string, { tables }: Pick<Run, 'tables'>): Promise<boolean> =>
  tables.read(async store => {
    const first = { size: 1, order: 'oldest' } as const
    for (const stage of ['unanswered', 'processing', 'receipt'])
      if ((await store.invoices.page('toDo', `${entity} ${stage}`, first)).length > 0) return true
    return (await store.sessions.page('byEntity', entity, first)).length > 0
  })

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
  const steps = [
    () => sendDue(entity, token, session, run),
    () => askAfterSent(entity.uuid, session, run),
    () => fetchReceipts(entity.uuid, session, run),
    async () => (looks ? look(token, session, run) : undefined),
  ]
  let trouble: unknown
  for (const step of steps) {
    // Dropped or replaced meanwhile, a token is not worked with any more.
    if (!(await run.tables.read(store => isInUse(token, store)))) break
    await step().catch(error => {
      // KSeF's no to one step is no reason to leave out the next.
      if (!isNo(error)) throw error
      trouble ??= error
    })
  }
  if (trouble !== undefined) throw trouble
}

const attempt = async (entity: EntityRecord, run: Run): Promise<void> => {
  for (const token of await run.tables.read(store => tokensOf(store, entity.uuid)))
    if (token.standing === 'unproved') await logIn(token, run)
  const now = await run.tables.read(store => store.entities.get(entity.uuid))
  const token = await run.tables.read(store => selectedToken(store, entity.uuid))
  if (now?.status !== 'active' || token === undefined) return
  try {
    await workWith(now, token, run)
  } catch (error) {
    if (!isSignedOut(error) || !run.sessions.delete(token.uuid)) throw error
    // Its access has ended, perhaps with the token: the log-in tells.
    await workWith(now, token, run)
  }
}

/** Asks again after 500 ms, then whenever twice as much time has passed, in milliseconds. */
const FIRST_QUESTION = 500
const LAST_QUESTION = 30_000

const waitsForKsef = async (entity: string, run: Run): Promise<boolean> =>
  (await run.tables.read(store => tokensOf(store, entity))).some(({ signIn }) => signIn !== undefined) ||
  (await isUnderWay(entity, run))

/** A session of KSeF is kept while something is under way there, and never for a token that A-Cube has dropped. */
const forgetSessions = async (entity: string, waits: boolean, { tables, sessions }: Run): Promise<void> => {
  for (const uuid of [...sessions.keys()]) {
    const token = await tables.read(store => store.tokens.get(uuid))
    if (token === undefined || (token.entity === entity && !waits)) sessions.delete(uuid)
  }
}

interface Outcome {
  readonly trouble: unknown
  /** KSeF has something under way. */
  readonly waits: boolean
  readonly progressed: boolean
}

/** When the entity is worked on again after this. */
const standingAfter = (record: EntityRecord, { trouble, waits, progressed }: Outcome, now: number) => {
  const failures = trouble === undefined ? 0 : record.failures + 1
  const waitsSince = !waits ? undefined : progressed ? now : (record.waitsSince ?? now)
  const pause = Math.min(LAST_QUESTION, Math.max(FIRST_QUESTION, now - (waitsSince ?? now)))
  return {
    failures,
    retryAt: failures === 0 ? undefined : now + (askedPause(trouble) ?? pauseAfter(failures)),
    waitsSince,
    askAgainAt: waits ? now + pause : undefined,
  }
}

/** Everything about one entity that is due. When KSeF cannot be worked with, all stays as it is and is tried again. */
export const workOnEntity = async (entity: EntityRecord, run: Run): Promise<void> => {
  const { tables, report, runtime, hurried, log } = run
  if (!hurried && (entity.retryAt ?? 0) > runtime.now()) return
  const before = doneIn(report)
  let trouble: unknown
  try {
    await attempt(entity, run)
  } catch (error) {
    // Stopped in the middle: whoever goes on finds it as it was.
    if (run.closing.aborted) return
    trouble = error
    report.troubles.push(messageOf(error))
    if (!isOfKsef(error)) tellFailure(log, error, 'a defect in the work of the A-Cube look-alike')
    else if (log.enabled)
      log.info({ entity: entity.uuid, trouble: messageOf(error) }, 'A-Cube cannot work with KSeF and tries again')
  }
  const waits = await waitsForKsef(entity.uuid, run)
  await forgetSessions(entity.uuid, waits, run)
  const record = (await tables.read(store => store.entities.get(entity.uuid))) ?? entity
  const progressed = doneIn(report) > before
  await changeEntity(entity.uuid, standingAfter(record, { trouble, waits, progressed }, runtime.now()), run)
}
