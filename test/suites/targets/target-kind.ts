import type { ApiVersion } from '../../../contracts/ksef/api-version.ts'
import type { Ability, Target } from '../../../contracts/suite.ts'

/** A target made ready, and how it is left. */
export interface OpenTarget<T = Target> {
  readonly target: T
  /** Called after each case: undoes what it made, where that is nobody's own. */
  cleanUp?(): Promise<void>
  close(): Promise<void>
}

/** One of the ways to meet KSeF, or another system, that the suites run on. */
export interface TargetKind<T = Target> {
  readonly name: string
  readonly abilities: readonly Ability[]
  /** The version of the API; the newest where nothing is said. */
  readonly api?: ApiVersion
  /** @param rateLimited whether requests are counted; only asked for where the ability is there. */
  open(options: { readonly rateLimited: boolean }): Promise<OpenTarget<T>>
}

/** Long enough for each state in between to be seen, and for one kind of work to be told from another. */
export const longDelays = {
  authentication: 1000,
  activation: 2000,
  revocation: 2000,
  enrollment: 2000,
  grant: 1500,
  invoice: 2000,
  session: 2000,
  storage: 3000,
  export: 2500,
}

/** Noon of a working day. */
export const noon = Date.parse('2026-11-23T12:00:00.123Z')

/** How far a clock goes on between two looks at work under way: 250 ms, then twice as far each time, up to 4 s. */
export const pace = (times: number): number => 250 * 2 ** Math.min(times, 4)
