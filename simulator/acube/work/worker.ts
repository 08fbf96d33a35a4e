import type { Session } from '../../../client/index.ts'
import type { WorkAsked, WorkReport } from '../acube.ts'
import type { AcubeEnvironment } from '../handler.ts'
import { ALL } from '../tables.ts'
import { deliverDue } from './deliver-due.ts'
import { workOnEntity } from './entity-work.ts'
import { nextWork } from './next-work.ts'
import { emptyReport, type Run } from './run.ts'
import { messageOf } from './trouble.ts'

/** What A-Cube does without being asked: everything that is due, one run after another. */
export interface Worker {
  /** Begins what is due, and does not wait for it. */
  kick(): void
  /** Does what is due with KSeF. @param look whether to look for invoices there, too. */
  settle(asked?: { readonly look?: boolean }): Promise<void>
  /** Does what is due with KSeF and delivers what is due, and says what was done. */
  work(asked?: WorkAsked): Promise<WorkReport>
  close(): Promise<void>
}

type Asked = Pick<Run, 'look' | 'hurried'>

/** Never sooner than this is work looked at again by itself, in milliseconds: what cannot be done now shall not spin. */
const SHORTEST_NAP = 100

export const createWorker = (environment: AcubeEnvironment): Worker => {
  const { engine, runtime, log } = environment
  const sessions = new Map<string, Session>()
  const closing = new AbortController()
  const isClosed = () => closing.signal.aborted
  let last: Promise<unknown> = Promise.resolve()
  let waiting: { asked: Asked; readonly report: Promise<Run['report']> } | undefined
  let delivering: Promise<number> = Promise.resolve(0)
  let callOff = () => {}

  const run = async (asked: Asked): Promise<Run['report']> => {
    const report = emptyReport()
    if (isClosed()) return report
    // Who is in a hurry wants to see how it stands now: a token revoked meanwhile shows at the log-in.
    if (asked.hurried) sessions.clear()
    const all: Run = { ...environment, ...asked, client: environment.ksef(), sessions, report }
    for (const entity of await engine.store.entities.page('all', '', { size: ALL, order: 'oldest' }))
      if (!isClosed()) await workOnEntity(entity, all)
    return report
  }

  /** A run that has not begun does for all who ask meanwhile. */
  const enqueue = (asked: Asked): Promise<Run['report']> => {
    if (waiting !== undefined) {
      waiting.asked = { look: waiting.asked.look || asked.look, hurried: waiting.asked.hurried || asked.hurried }
      return waiting.report
    }
    const report = last.then(() => {
      const { asked } = waiting!
      waiting = undefined
      return run(asked)
    })
    waiting = { asked, report }
    last = report.catch(error =>
      log.error({ error: messageOf(error) }, 'a defect in the work of the A-Cube look-alike'),
    )
    return report
  }

  const fetchUntilClosed: typeof fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([closing.signal, ...(init?.signal ? [init.signal] : [])]) })
  const deliverAll = (): Promise<number> => {
    delivering = delivering.then(() => deliverDue(environment, fetchUntilClosed, isClosed))
    return delivering
  }

  const scheduleNext = async (): Promise<void> => {
    const at = await nextWork(environment)
    callOff()
    if (at === undefined || isClosed()) return
    callOff = runtime.wakeUp(Math.max(at, runtime.now() + SHORTEST_NAP), () => kick(true))
  }

  /** What nobody waits for. */
  const inBackground = (work: Promise<unknown>): void => {
    background = Promise.all([
      background,
      work.catch(error => log.error({ error: messageOf(error) }, 'A-Cube’s work failed')),
    ])
  }
  let background: Promise<unknown> = Promise.resolve()

  const everything = async (asked: Asked): Promise<WorkReport> => {
    const report = await enqueue(asked)
    const delivered = await deliverAll()
    await scheduleNext()
    return { ...report, delivered }
  }
  const kick = (look = false): void =>
    inBackground(everything({ look: look && runtime.delays['acube.sync'] > 0, hurried: false }))

  return {
    kick: () => kick(),
    settle: async ({ look = false } = {}) => {
      await enqueue({ look, hurried: false })
      inBackground(deliverAll().then(scheduleNext))
    },
    work: ({ queue } = {}) => everything({ look: true, hurried: queue === 'now' }),
    close: async () => {
      closing.abort()
      callOff()
      await Promise.all([last, background])
      callOff()
    },
  }
}
