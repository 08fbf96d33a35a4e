/** Answers a request: the global `fetch`, or the simulator itself. */
export type Fetch = (request: Request) => Promise<Response>

/** Puts something around a call. */
export type Watcher = (fetch: Fetch) => Fetch

/** The calls of A-Cube to KSeF, for whoever tells a story about them. */
export interface Traffic {
  /** Makes a call, through all who watch. */
  readonly through: Watcher
  /**
   * Watches from now on, until what it gives back is called.
   * @param holding NIPs of companies whose invoices wait in the queue meanwhile: the story says when the hour has come.
   */
  watch(watcher: Watcher, holding?: ReadonlySet<string>): () => void
  /** Whether the invoices of a company wait until someone says that they go. */
  holds(nip: string): boolean
}

const nobody: ReadonlySet<string> = new Set()

export const createTraffic = (): Traffic => {
  const watchers = new Map<Watcher, ReadonlySet<string>>()
  return {
    through: fetch => request => [...watchers.keys()].reduce((inner, watcher) => watcher(inner), fetch)(request),
    watch: (watcher, holding = nobody) => {
      watchers.set(watcher, holding)
      return () => watchers.delete(watcher)
    },
    holds: nip => [...watchers.values()].some(holding => holding.has(nip)),
  }
}
