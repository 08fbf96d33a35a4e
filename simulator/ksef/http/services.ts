import type { Explanations } from '../../http/explanations.ts'
import type { Expiry } from '../../store/expire.ts'
import type { Environment } from '../handler.ts'
import type { KsefTransactions } from '../tables.ts'
import type { Exchange } from './exchange.ts'
import type { Surprise } from './surprise.ts'

/** What the steps of a request work with. */
export interface Services extends Environment {
  readonly tables: KsefTransactions
  readonly explanations: Explanations
  /** Drops what is old, now and then. */
  readonly expiry: Pick<Expiry, 'look'>
  /** Whether the limits on requests hold. */
  rateLimited(): boolean
  /** Where callers reach the simulator, when it is not where their requests say. */
  readonly publicUrl?: string | undefined
  /** What stands before the world's paths: `/w/name`, or nothing. */
  readonly prefix: string
  /** Answers as a later version might, when asked to. */
  readonly surprise?: Surprise | undefined
}

/** One step of a request. The order of the steps is a list in pipeline.ts. */
export type Step = (exchange: Exchange, services: Services) => void | Promise<void>
