/** Who waits for something to happen. */
export interface Bell {
  ring(): void
  /** Resolves when it rings next, or a signal aborts. */
  next(...signals: readonly AbortSignal[]): Promise<void>
}

export const createBell = (): Bell => {
  const waiting = new Set<() => void>()
  return {
    ring: () => {
      if (waiting.size > 0) for (const tell of [...waiting]) tell()
    },
    next: (...signals) =>
      new Promise(resolve => {
        const told = (): void => {
          waiting.delete(told)
          for (const signal of signals) signal.removeEventListener('abort', told)
          resolve()
        }
        waiting.add(told)
        for (const signal of signals) signal.addEventListener('abort', told)
        if (signals.some(({ aborted }) => aborted)) told()
      }),
  }
}
