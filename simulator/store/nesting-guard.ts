import { AsyncLocalStorage } from 'node:async_hooks'

/** Knows the transactions that the caller stands in. */
export interface NestingGuard {
  /** @throws Error inside one: it would wait for itself for ever */
  refuse(): void
  inside<T>(work: () => Promise<T>): Promise<T>
}

/** From Node 24 on Node follows an async context at no cost; before, it slows every promise of the process by half. */
const isCheap = Number.parseInt(process.versions.node, 10) >= 24

/** Undefined where it would cost too much and nobody has asked for it (tests do). */
export const nestingGuard = (): NestingGuard | undefined => {
  if (!isCheap && process.env.KSEF_SIMULATOR_GUARD === undefined) return undefined
  const transaction = new AsyncLocalStorage<true>()
  return {
    refuse: () => {
      if (transaction.getStore()) throw new Error('A transaction was begun inside another one of the same engine.')
    },
    inside: work => transaction.run(true, work),
  }
}
