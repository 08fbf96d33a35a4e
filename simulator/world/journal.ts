import type { Note } from '../http/access-log.ts'
import { boundedExchange } from './bounded-exchange.ts'

/** An exchange as it happened, secrets and all: it is masked when it is shown, and never leaves the process before. */
export interface Entry {
  readonly serial: number
  readonly at: number
  readonly ms: number
  readonly method: string
  readonly url: string
  readonly sentHeaders: Headers
  readonly note: Note
  /** About so many are kept of it. */
  readonly bytes: number
}

export interface Journal {
  /** The oldest first. */
  entries(): readonly Entry[]
  add(request: Request, at: number, ms: number): void
  clear(): void
  /** Resolves when one more is there, or the signal aborts. */
  next(signal: AbortSignal): Promise<void>
}

/** So many are kept, and about so many bytes of them. */
const KEPT = 1000
const MOST_BYTES = 8 * 1024 * 1024
/** So many more before they are dropped, all at once: to move all at each request would cost more than the rest. */
const SPARE = 200

/**
 * In memory, and not in rows: a row for each request costs more than a small answer, and what was asked is no state of KSeF. A
 * snapshot goes on without it.
 */
export const createJournal = (): Journal => {
  let entries: Entry[] = []
  let [serial, bytes] = [0, 0]
  const waiting: (() => void)[] = []

  const dropOldest = (): void => {
    let dropped = 0
    while (entries.length - dropped > KEPT || (bytes > MOST_BYTES && dropped < entries.length))
      bytes -= entries[dropped++]!.bytes
    entries = entries.slice(dropped)
  }
  return {
    entries: () => entries.slice(-KEPT),
    add: (request, at, ms) => {
      const entry = { serial: ++serial, at, ms, method: request.method, ...boundedExchange(request) }
      entries.push(entry)
      bytes += entry.bytes
      if (entries.length > KEPT + SPARE || bytes > MOST_BYTES) dropOldest()
      if (waiting.length > 0) for (const tell of waiting.splice(0)) tell()
    },
    clear: () => {
      entries = []
      bytes = 0
    },
    next: signal =>
      new Promise(resolve => {
        waiting.push(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      }),
  }
}
