import type { Engine } from './engine.ts'

/** One world's state, where its engine keeps it. */
export interface Kept<Stores> {
  readonly engine: Engine<Stores>
  /** Nothing is kept of it. */
  readonly isEmpty: boolean
  /** What was kept beside its records when it was last open. */
  readonly beside: string | undefined
}

/** Where worlds have their engines. */
export interface Engines<Stores> {
  /**
   * What is kept of the world of this name; a new one where nothing is.
   * @param beside what is kept with each change of its records, when it is another than before
   */
  open(world: string, beside: () => string): Kept<Stores>
  /** An empty one, of no world yet. */
  make(world: string, beside: () => string): Kept<Stores>
  /** It is the world of its name from now on: what was it before goes when its engine is closed. */
  settle(kept: Kept<Stores>): void
  /** Nothing is kept of it any more, once its engine is closed. */
  forget(world: string): void
  /** Those that are kept, in the order of their names. */
  names(): readonly string[]
  close(): Promise<void>
}
