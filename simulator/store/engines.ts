import type { Engine } from './engine.ts'

/** What is kept beside a world's records: where its time and chance stand, as a text. */
export interface Beside {
  /** As it is now: stored with each change of records that finds it other than before. */
  now(): string
  /**
   * Goes on from what is kept: before anything is answered, and when another process has changed it.
   * @param opened how often it was opened before, where several processes may have it: no two draw the same
   * numbers of a seed
   */
  take(text: string, opened?: number): void
  /** What a clock shows that several processes share, in milliseconds: time is no earlier in any of them. It is told first. */
  tell?(now: number): void
}

/** Where files lie that records name. */
export interface Folder {
  /** Made when it is first needed; it goes with the records. */
  readonly path: string
  /** Whether a file is on the disk before a record names it. */
  readonly isFlushed: boolean
}

/** One world's state, where its engine keeps it. */
export interface Kept<Stores> {
  readonly engine: Engine<Stores>
  /** Resolves to whether nothing is kept of it. */
  isEmpty(): Promise<boolean>
  /** For files of its own. Without one they end with the process. */
  readonly folder?: Folder | undefined
}

/** Where worlds have their engines. */
export interface Engines<Stores> {
  /** Other processes may have them, too. */
  readonly shared: boolean
  /** What is kept of the world of this name, a new one where nothing is. It is looked for when the engine is first asked, at the latest. */
  open(world: string, beside: Beside): Kept<Stores>
  /** An empty one, of no world yet. */
  make(world: string, beside: Beside): Kept<Stores>
  /** It is the world of its name from now on: what was it before goes when its engine is closed. */
  settle(kept: Kept<Stores>): Promise<void>
  /** Nothing is kept of it any more, once its engine is closed. */
  forget(world: string): Promise<void>
  /** Those that are kept, in the order of their names. */
  names(): Promise<readonly string[]>
  /** @throws Error with a sentence for who starts: it cannot be reached, or is not ours */
  ready(): Promise<void>
  close(): Promise<void>
}
