import { setImmediate } from 'node:timers/promises'

/** Resolves when whatever waits for the event loop has had its turn. */
export const othersTurn = (): Promise<void> => setImmediate()
