/** Long work that no answer waits for, one after another. */
export interface WorkLine {
  add(work: (stopped: AbortSignal) => Promise<void>): void
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>
  /** Asks what is under way and what waits to stop, and waits until all of it has come to its end. */
  close(): Promise<void>
}

type Work = Parameters<WorkLine['add']>[0]

/** @param failed is told of what work threw, unless it was stopped. */
export const createWorkLine = (failed: (error: unknown) => void): WorkLine => {
  const waiting: { readonly work: Work; readonly signal: AbortSignal }[] = []
  let underWay: Promise<void> | undefined
  let stop = new AbortController()
  let wake = () => {}
  const idlers: (() => void)[] = []

  const run = async ({ work, signal }: (typeof waiting)[number]): Promise<void> => {
    try {
      await work(signal)
    } catch (error) {
      if (!signal.aborted) failed(error)
    }
  }
  /** A loop of its own: what a handler adds inside its transaction is no part of that. */
  const goOn = async (): Promise<never> => {
    for (;;) {
      const next = waiting.shift()
      if (next !== undefined) {
        underWay = run(next)
        await underWay
        underWay = undefined
        continue
      }
      for (const done of idlers.splice(0)) done()
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  }
  void goOn()

  const isIdle = (): boolean => waiting.length === 0 && underWay === undefined
  const idle = async (): Promise<void> => {
    if (!isIdle()) await new Promise<void>(resolve => idlers.push(resolve))
  }
  return {
    add: work => {
      waiting.push({ work, signal: stop.signal })
      wake()
    },
    idle,
    close: async () => {
      // To abort costs a stack trace: a tenth of a small world's end.
      if (isIdle()) return
      stop.abort()
      stop = new AbortController()
      await idle()
    },
  }
}
