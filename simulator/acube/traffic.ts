/** Answers a request: the global `fetch`, or the simulator itself. */
export type Fetch = (request: Request) => Promise<Response>

/** Puts something around a call. */
export type Watcher = (fetch: Fetch) => Fetch

/** The calls of A-Cube to KSeF, for whoever tells a story about them. */
export interface Traffic {
  /** Makes a call, through all who watch. */
  readonly through: Watcher
  /** Watches from now on, until what it gives back is called. */
  watch(watcher: Watcher): () => void
}

export const createTraffic = (): Traffic => {
  const watchers = new Set<Watcher>()
  return {
    through: fetch => request => [...watchers].reduce((inner, watcher) => watcher(inner), fetch)(request),
    watch: watcher => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}
