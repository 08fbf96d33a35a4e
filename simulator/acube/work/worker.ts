import { tellFailure } from '../../http/log.ts'
import type { AcubeEnvironment } from '../handler.ts'
import { createDeliveries } from './deliveries.ts'
import { createLane, type Lane } from './lane.ts'
import { nextWork } from './next-work.ts'
import { addTo, emptyReport, type WorkAsked, type WorkReport } from './report.ts'
import type { Asked } from './run.ts'

/** What A-Cube does without being asked: everything that is due. */
export interface Worker {
  /** Begins what is due for an account, and does not wait for it. */
  kick(account: string): void
  /**
   * Does what is due for an account with KSeF. It is not waited for longer than `PATIENCE`; it goes on all the same.
   * @param look whether to look for invoices there, too.
   */
  settle(account: string, asked?: { readonly look?: boolean | undefined }): Promise<void>
  /**
   * Does what is due with KSeF and delivers what is due, and says what was done since it was asked last. Receivers are
   * not waited for longer than `PATIENCE`.
   */
  work(asked?: WorkAsked): Promise<WorkReport>
  /** Waits for what is under way, once the environment is closing. */
  close(): Promise<void>
}

/** Never sooner than this is work looked at again by itself, in milliseconds: what cannot be done now shall not spin. */
const SHORTEST_NAP = 100

/** So long an answer waits for others, in milliseconds by the runtime's clock. */
export const PATIENCE = 2000

export const createWorker = (environment: AcubeEnvironment): Worker => {
  const { closing, runtime, log } = environment
  let since = emptyReport()
  const deliveries = createDeliveries(environment, () => since.delivered++)
  const lanes = new Map<string, Lane>(
    environment.accounts.map(({ email }) => [email, createLane(email, environment, report => addTo(since, report))]),
  )
  const wakers = new Map<string, { callOff(): void }>()
  const inBackground = new Set<Promise<void>>()

  /** Goes on with the work, and lets nobody wait longer than is bearable. */
  const patiently = async (work: Promise<unknown>): Promise<void> => {
    let callOff = () => {}
    const enough = new Promise<void>(resolve => {
      callOff = runtime.wakeUp(runtime.now() + PATIENCE, resolve)
    })
    await Promise.race([work, enough]).finally(callOff)
  }

  const apart = (work: Promise<void>): void => {
    const watched: Promise<void> = work
      .catch(error => tellFailure(log, error, 'a defect in the work of the A-Cube look-alike'))
      .finally(() => inBackground.delete(watched))
    inBackground.add(watched)
  }

  /** Comes back when the account's next work is due. While there is a run, its end looks. */
  const scheduleNext = async (account: string): Promise<void> => {
    wakers.get(account)?.callOff()
    const waker = { callOff: () => {} }
    wakers.set(account, waker)
    const at = await nextWork(account, environment)
    // Who has looked later has seen more.
    const isLast = wakers.get(account) === waker
    if (at === undefined || closing.aborted || !isLast || lanes.get(account)?.isBusy()) return
    const begin = () => apart(workFor(account, { look: runtime.delays['acube.sync'] > 0, hurried: false }))
    waker.callOff = runtime.wakeUp(Math.max(at, runtime.now() + SHORTEST_NAP), begin)
  }

  /** An account's work with KSeF; what comes of it is delivered behind. */
  const workFor = async (account: string, asked: Asked): Promise<void> => {
    if (closing.aborted) return
    try {
      await lanes.get(account)?.next(asked)
    } finally {
      apart(scheduleNext(account))
      apart(deliveries.deliver())
    }
  }

  return {
    kick: account => apart(workFor(account, { look: false, hurried: false })),
    settle: async (account, { look = false } = {}) => {
      const work = workFor(account, { look, hurried: false })
      apart(work)
      await patiently(work)
    },
    work: async ({ queue } = {}) => {
      const asked: Asked = { look: true, hurried: queue === 'now' }
      await Promise.all([...lanes.keys()].map(account => workFor(account, asked)))
      await patiently(deliveries.deliver())
      const report = since
      since = emptyReport()
      return report
    },
    close: async () => {
      while (inBackground.size > 0) await Promise.all(inBackground)
      for (const { callOff } of wakers.values()) callOff()
      await Promise.all([...lanes.values()].map(lane => lane.idle()))
      await deliveries.close()
    },
  }
}
