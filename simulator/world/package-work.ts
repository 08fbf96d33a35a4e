import { type Log, tellFailure } from '../http/log.ts'
import type { PackageJob, PackagePlace } from '../ksef/handler.ts'
import { resumeWork } from '../ksef/storage/resume-work.ts'
import type { Spool } from '../ksef/storage/spool.ts'
import type { KsefTransactions } from '../ksef/tables.ts'
import { createClock } from '../runtime/clock.ts'
import type { WorldEngine } from './systems.ts'
import { createWorkLine } from './work-line.ts'

/** Work on the packages of a world, which no answer waits for. Where several processes share the world, one does it. */
export interface PackageWork {
  later(name: string, work: PackageJob): void
  /** Goes on with what was under way when the world was kept. */
  resume(): Promise<void>
  /** The same, now and then: another process may have left it in the middle. */
  followUp(): Promise<void>
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** So often it is looked for work that another process has left, in milliseconds of real time. */
const FOLLOWS = 5_000

export const createPackageWork = (
  engine: WorldEngine,
  tables: KsefTransactions,
  spool: Spool,
  place: () => Promise<PackagePlace>,
  log: Log,
): PackageWork => {
  const line = createWorkLine(error => tellFailure(log, error, 'work on a package failed'))
  const later: PackageWork['later'] = (name, work) =>
    line.add(async stopped => {
      const here = await place()
      if (engine.shared === undefined) return work(here, stopped)
      // What the handler writes stands before it in the line of writers: readers do not.
      await engine.write(async () => {})
      await engine.shared.alone(`package ${name}`, lost => work(here, AbortSignal.any([stopped, lost])))
    })
  const resume = () => resumeWork(tables, { later, spool })
  const { now } = createClock({})
  let followsAt = now() + FOLLOWS
  return {
    later,
    resume,
    followUp: async () => {
      if (now() < followsAt) return
      followsAt = now() + FOLLOWS
      await resume()
    },
    idle: line.idle,
    close: line.close,
  }
}
