/** A wait came to its deadline. What was last seen tells how far the work got. */
export class WaitedTooLong extends Error {
  override readonly name = 'WaitedTooLong'
  readonly lastSeen: unknown
  /** Milliseconds. */
  readonly waited: number

  constructor(what: string, waited: number, lastSeen: unknown) {
    const seen = lastSeen instanceof Error ? lastSeen.message : JSON.stringify(lastSeen)
    super(`${what}: still waiting after ${waited / 1000} s. Last seen: ${seen}`, { cause: lastSeen })
    this.waited = waited
    this.lastSeen = lastSeen
  }
}
