import type { Session } from '../../../client/index.ts'
import type { WorkAsked, WorkReport } from '../acube.ts'
import type { AcubeEnvironment } from '../handler.ts'
import { ALL } from '../tables.ts'
import { deliverDue } from './deliver-due.ts'
import { workOnEntity } from './entity-work.ts'
import { nextWork } from './next-work.ts'
import { addTo, emptyReport, type Run } from './run.ts'
import { messageOf } from './trouble.ts'

/** What A-Cube does without being asked: everything that is due, one run after another. */
export interface Worker {
  /** Begins what is due, and does not wait for it. */
  kick(): void
  /** Does what is due with KSeF. @param look whether to look for invoices there, too. */
  settle(asked?: { readonly look?: boolean | undefined }): Promise<void>
  /** Does what is due with KSeF and delivers what is due, and says what was done since it was asked last. */
  work(asked?: WorkAsked): Promise<WorkReport>
  /** Stops, and waits for what is under way. */
  close(): Promise<void>
}

type Asked = Pick<Run, 'look' | 'hurried'>

/** Never sooner than this is work looked at again by itself, in milliseconds: what cannot be done now shall not spin. */
const SHORTEST_NAP = 100

/** Work of which one piece follows another. */
const queued = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}

export const createWorker = (environment: AcubeEnvironment): Worker => {
  const { engine, runtime, log } = environment
  const sessions = new Map<string, Session>()
  const closing = new AbortController()
  const isClosed = () => closing.signal.aborted
  const [withKsef, withReceivers, withClock] = [queued(), queued(), queued()]
  const inBackground = new Set<Promise<void>>()
  let since = emptyReport()
  let waiting: { asked: Asked; readonly done: Promise<void> } | undefined
  let callOff = () => {}

  const run = async (asked: Asked): Promise<void> => {
    // Who is in a hurry wants to see how it stands now: a token revoked meanwhile shows at the log-in.
    if (asked.hurried) sessions.clear()
    const report = emptyReport()
    const all: Run = { ...environment, ...asked, client: environment.ksef(), sessions, report }
    for (const entity of await engine.store.entities.page('all', '', { size: ALL, order: 'oldest' }))
      if (!isClosed()) await workOnEntity(entity, all)
    addTo(since, report)
  }

  /** A run that has not begun does for all who ask meanwhile. */
  const withKsefNext = (asked: Asked): Promise<void> => {
    const next = waiting
    if (next !== undefined) {
      next.asked = { look: next.asked.look || asked.look, hurried: next.asked.hurried || asked.hurried }
      return next.done
    }
    const done = withKsef(() => {
      const { asked } = waiting!
      waiting = undefined
      return run(asked)
    })
    waiting = { asked, done }
    return done
  }

  const fetchUntilClosed: typeof fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([closing.signal, ...(init?.signal ? [init.signal] : [])]) })
  const deliverAll = (): Promise<void> =>
    withReceivers(async () => {
      since.delivered += await deliverDue(environment, fetchUntilClosed, isClosed)
    })

  /** One after another, so that the last has seen all that was done. */
  const scheduleNext = (): Promise<void> =>
    withClock(async () => {
      const at = await nextWork(environment)
      callOff()
      if (at !== undefined && !isClosed())
        callOff = runtime.wakeUp(Math.max(at, runtime.now() + SHORTEST_NAP), () =>
          begin({ look: runtime.delays['acube.sync'] > 0, hurried: false }),
        )
    })

  const everything = async (asked: Asked): Promise<void> => {
    await withKsefNext(asked)
    await deliverAll()
    await scheduleNext()
  }

  const apart = (work: Promise<void>): void => {
    const watched: Promise<void> = work
      .catch(error => log.error({ error: messageOf(error) }, 'a defect in the work of the A-Cube look-alike'))
      .finally(() => inBackground.delete(watched))
    inBackground.add(watched)
  }
  const begin = (asked: Asked): void => {
    if (!isClosed()) apart(everything(asked))
  }

  return {
    kick: () => begin({ look: false, hurried: false }),
    settle: async ({ look = false } = {}) => {
      await withKsefNext({ look, hurried: false })
      apart(deliverAll().then(scheduleNext))
    },
    work: async ({ queue } = {}) => {
      await everything({ look: true, hurried: queue === 'now' })
      const report = since
      since = emptyReport()
      return report
    },
    close: async () => {
      closing.abort()
      callOff()
      while (inBackground.size > 0) await Promise.all(inBackground)
      await withKsef(async () => {})
    },
  }
}
