import type { Note } from '../http/access-log.ts'
import type { Connection } from '../http/connection.ts'
import type { RawHeaders } from '../http/raw-headers.ts'
import { type Bell, createBell } from './bell.ts'
import { boundedExchange } from './bounded-exchange.ts'
import type { Feed } from './feed.ts'
import { type Sheet, sheetOf } from './sheet.ts'

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
/** So many, or so many bytes of them, are put on a sheet at once: it is done quickest so, and the oldest sheet goes as a whole. */
const ON_A_SHEET = 100
const BYTES_OF_A_SHEET = 256 * 1024

/**
 * In memory, and not in rows: a row for each request costs more than a small answer, and what was asked is no state of KSeF. A
 * snapshot goes on without it.
 */
export const createJournal = (world: string, feed: Pick<Feed, 'add'>): Journal => {
  let sheets: Sheet[] = []
  let newest: Entry[] = []
  let [serial, newBytes, droppedTo] = [0, 0, 0]
  const bell = createBell()

  const isTooMuch = (): boolean => {
    const [first, ...others] = sheets
    const [count, bytes] = others.reduce(([count, bytes], sheet) => [count + sheet.count, bytes + sheet.length], [0, 0])
    return count >= KEPT || bytes + first!.length > MOST_BYTES
  }
  const turnSheet = (): void => {
    sheets.push(sheetOf(newest))
    newest = []
    newBytes = 0
    while (isTooMuch()) droppedTo = sheets.shift()!.place
  }
  const all = (): readonly Entry[] => [...sheets.flatMap(sheet => sheet.entries()), ...newest]

  return {
    next: bell.next,
    entries: () => all().slice(-KEPT),
    behind: place => {
      const entries = all()
      let first = entries.length
      while (first > 0 && entries[first - 1]!.place > place) first--
      return entries.slice(Math.max(first, entries.length - KEPT))
    },
    dropped: () => Math.max(droppedTo, all().at(-KEPT - 1)?.place ?? 0),
    add: (request, connection, at, ms) => {
      const { url, note, sentHeaders, bytes } = boundedExchange(request, connection)
      const place = feed.add()
      newest.push({ world, serial: ++serial, place, at, ms, method: request.method, url, sentHeaders, note })
      newBytes += bytes
      if (newest.length === ON_A_SHEET || newBytes > BYTES_OF_A_SHEET) turnSheet()
      bell.ring()
      return undefined
    },
    clear: () => {
      sheets = []
      newest = []
      newBytes = 0
    },
  }
}
