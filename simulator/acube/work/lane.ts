import type { Session } from '../../../client/index.ts'
import { all } from '../../store/each.ts'
import type { AcubeEnvironment } from '../handler.ts'
import { acubeTables } from '../tables.ts'
import { workOnEntity } from './entity-work.ts'
import { emptyReport, type WorkReport } from './report.ts'
import type { Asked, Run } from './run.ts'

/** One account's work with KSeF: one run after another, beside the other accounts'. */
export interface Lane {
  /** Runs once more. A run that has not begun does for all who ask meanwhile. */
  next(asked: Asked): Promise<void>
  isBusy(): boolean
  /** Resolves when nothing is under way. */
  idle(): Promise<unknown>
}

export const createLane = (
  account: string,
  environment: AcubeEnvironment,
  done: (report: WorkReport) => void,
): Lane => {
  const sessions = new Map<string, Session>()
  /** Of the run that is under way: sessions outlive runs. */
  let stopped = environment.closing
  let last: Promise<unknown> = Promise.resolve()
  let running = 0
  let waiting: { asked: Asked; readonly done: Promise<void> } | undefined

  const run = async (asked: Asked, lost: AbortSignal): Promise<void> => {
    const closing = AbortSignal.any([environment.closing, lost])
    stopped = closing
    // Who is in a hurry wants to see how it stands now: a token revoked meanwhile shows at the log-in.
    if (asked.hurried) sessions.clear()
    const report = emptyReport()
    const client = environment.ksef(() => stopped)
    const begun: Run = { ...environment, ...asked, closing, client, sessions, report }
    const entities = await environment.tables.read(store =>
      all(store.entities, acubeTables.entities, 'byAccount', account),
    )
    for (const entity of entities) if (!closing.aborted) await workOnEntity(entity, begun)
    done(report)
  }

  const begin = async (): Promise<void> => {
    const { asked } = waiting!
    waiting = undefined
    running++
    const { alone, closing } = environment
    await alone(`A-Cube ${account}`, lost => run(asked, lost), closing).finally(() => running--)
  }

  return {
    next: ({ look, hurried }) => {
      if (waiting !== undefined) {
        const { asked } = waiting
        waiting.asked = { look: asked.look || look, hurried: asked.hurried || hurried }
        return waiting.done
      }
      const result = last.then(begin)
      last = result.catch(() => {})
      waiting = { asked: { look, hurried }, done: result }
      return result
    },
    isBusy: () => running > 0,
    idle: () => last,
  }
}
