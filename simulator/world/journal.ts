import { type Note, notesOf } from '../http/access-log.ts'

/** An exchange as it happened, secrets and all: it is masked when it is shown, and never leaves the process before. */
export interface Entry {
  readonly serial: number
  readonly at: number
  readonly ms: number
  readonly method: string
  readonly url: string
  readonly sentHeaders: Headers
  readonly note: Note
}

export interface Journal {
  /** The oldest first. */
  entries(): readonly Entry[]
  add(request: Request, at: number, ms: number): void
  clear(): void
  /** Resolves when one more is there, or the signal aborts. */
  next(signal: AbortSignal): Promise<void>
}

/** So many are kept, and so many bytes of their bodies. */
const KEPT = 1000
const MOST_BYTES = 8 * 1024 * 1024

const sizeOf = ({ note: { sent, answered } }: Entry): number => (sent?.length ?? 0) + (answered?.body?.length ?? 0)

/**
 * In memory, and not in rows: a row for each request costs more than a small answer, and what was asked is no state of KSeF. A
 * snapshot goes on without it.
 */
export const createJournal = (): Journal => {
  let entries: Entry[] = []
  let [serial, bytes] = [0, 0]
  const waiting: (() => void)[] = []

  const dropOldest = (): void => {
    // A piece at a time: to move all of them at each request would cost more than the rest.
    let dropped = 0
    while (entries.length - dropped > KEPT || (bytes > MOST_BYTES && dropped < entries.length))
      bytes -= sizeOf(entries[dropped++]!)
    entries = entries.slice(dropped)
  }
  return {
    entries: () => entries.slice(-KEPT),
    add: (request, at, ms) => {
      const { method, url, headers: sentHeaders } = request
      const note = notesOf(request)
      const entry = { serial: ++serial, at, ms, method, url, sentHeaders, note }
      entries.push(entry)
      bytes += sizeOf(entry)
      if (entries.length > 2 * KEPT || bytes > MOST_BYTES) dropOldest()
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
