import type { Note } from '../http/access-log.ts'
import type { Connection } from '../http/connection.ts'
import type { RawHeaders } from '../http/raw-headers.ts'
import { type Bell, createBell } from './bell.ts'
import { boundedExchange } from './bounded-exchange.ts'
import type { Feed } from './feed.ts'

/**
 * An exchange as it happened, secrets and all: it is masked when it is shown, and leaves the process before only for a database that
 * has the secrets of its world anyway.
 */
export interface Entry {
  readonly world: string
  /** In its world, from 1. */
  readonly serial: number
  /** Among those of all worlds. */
  readonly place: number
  readonly at: number
  readonly ms: number
  readonly method: string
  readonly url: string
  readonly sentHeaders: RawHeaders
  readonly note: Note
  /** About so many are kept of it. */
  readonly bytes: number
}

/** At once in memory; a journal that several processes share is read first. */
type Soon<T> = T | Promise<T>

export interface Journal extends Pick<Bell, 'next'> {
  /** The oldest first. */
  entries(): Soon<readonly Entry[]>
  /** Those behind a place among all worlds, the oldest first. */
  behind(place: number): Soon<readonly Entry[]>
  /** The place of the newest that there was no room for; 0: there was room for all. */
  dropped(): number
  /** The answer waits for it. */
  add(request: Request, connection: Connection | undefined, at: number, ms: number): Promise<void> | undefined
  clear(): Soon<void>
}

/** So many are kept, and about so many bytes of them. */
export const KEPT = 1000
export const MOST_BYTES = 8 * 1024 * 1024
/** So many more before they are dropped, all at once: to move all at each request would cost more than the rest. */
const SPARE = 200

/**
 * In memory, and not in rows: a row for each request costs more than a small answer, and what was asked is no state of KSeF. A
 * snapshot goes on without it.
 */
export const createJournal = (world: string, feed: Pick<Feed, 'add'>): Journal => {
  let entries: Entry[] = []
  let [serial, bytes, last] = [0, 0, 0]
  const bell = createBell()

  const dropOldest = (): void => {
    let dropped = 0
    while (entries.length - dropped > KEPT || (bytes > MOST_BYTES && dropped < entries.length))
      bytes -= entries[dropped++]!.bytes
    last = entries[dropped - 1]?.place ?? last
    entries = entries.slice(dropped)
  }
  return {
    next: bell.next,
    entries: () => entries.slice(-KEPT),
    behind: place => {
      let first = entries.length
      while (first > 0 && entries[first - 1]!.place > place) first--
      return entries.slice(Math.max(first, entries.length - KEPT))
    },
    dropped: () => Math.max(last, entries.at(-KEPT - 1)?.place ?? 0),
    add: (request, connection, at, ms) => {
      const exchange = boundedExchange(request, connection)
      const entry = { world, serial: ++serial, place: feed.add(), at, ms, method: request.method, ...exchange }
      entries.push(entry)
      bytes += entry.bytes
      if (entries.length > KEPT + SPARE || bytes > MOST_BYTES) dropOldest()
      bell.ring()
      return undefined
    },
    clear: () => {
      entries = []
      bytes = 0
    },
  }
}
