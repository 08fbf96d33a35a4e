import type { Client, Session } from '../../../client/index.ts'
import type { AcubeEnvironment } from '../handler.ts'
import type { OpenReport } from './report.ts'

/** What a run shall do beyond what is due. */
export interface Asked {
  /** Looks for invoices in KSeF, not only after those it has sent. */
  readonly look: boolean
  /** Does not wait: neither for the queue's hour nor for the next try. */
  readonly hurried: boolean
}

/** One run of the work with KSeF for one account: what was asked for, and what it has come to so far. */
export interface Run extends AcubeEnvironment, Asked {
  readonly client: Client
  /** Sessions of KSeF by the token's UUID, kept while invoices are under way. */
  readonly sessions: Map<string, Session>
  readonly report: OpenReport
}
