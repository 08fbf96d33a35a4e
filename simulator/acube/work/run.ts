import type { Client, Session } from '../../../client/index.ts'
import type { WorkReport } from '../acube.ts'
import type { AcubeEnvironment } from '../handler.ts'

type Counted = Exclude<keyof WorkReport, 'troubles'>

/** One run of the work with KSeF: what was asked for, and what it has come to so far. */
export interface Run extends AcubeEnvironment {
  readonly client: Client
  /** Looks for invoices in KSeF, not only after those it has sent. */
  readonly look: boolean
  /** Does not wait: neither for the queue's hour nor for the next try. */
  readonly hurried: boolean
  /** Sessions of KSeF by the token's UUID, kept while invoices are under way. */
  readonly sessions: Map<string, Session>
  readonly report: Record<Counted, number> & { readonly troubles: string[] }
}

export const emptyReport = (): Run['report'] => ({
  activated: 0,
  deactivated: 0,
  sent: 0,
  valid: 0,
  invalid: 0,
  upos: 0,
  received: 0,
  synced: 0,
  delivered: 0,
  troubles: [],
})

const KEPT_TROUBLES = 100

/** Adds a run's report to another; of the troubles the newest are kept. */
export const addTo = (all: Run['report'], { troubles, ...counts }: Run['report']): void => {
  for (const [name, count] of Object.entries(counts)) all[name as Counted] += count
  all.troubles.push(...troubles)
  all.troubles.splice(0, all.troubles.length - KEPT_TROUBLES)
}

/** How much a run has done. */
export const doneIn = ({ troubles: _, ...counts }: Run['report']): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)
