import type { Log } from '../http/log.ts'
import { tellFailure } from '../http/log.ts'
import type { SharedLog } from '../store/engine.ts'
import { createLine } from '../store/line.ts'
import { boundedExchange } from './bounded-exchange.ts'
import type { Feed } from './feed.ts'
import { type Entry, type Journal, KEPT, MOST_BYTES } from './journal.ts'

/** What a row has. */
type Written = Omit<Entry, 'world' | 'serial' | 'place'> & { readonly bytes: number }

/**
 * A journal that all processes of an engine write to and read. An exchange is in the log before its answer leaves: whoever has got
 * that finds it everywhere. Each process keeps what it has read, and reads on from there when somebody looks.
 */
export const createSharedJournal = (
  world: string,
  shared: SharedLog,
  { next }: Pick<Feed, 'next'>,
  log: Log,
): Journal => {
  let known: (Entry & Pick<Written, 'bytes'>)[] = []
  /** The place that was read last, and that of the newest that there was no room for. */
  let [read, dropped, bytes] = [0, 0, 0]
  const inLine = createLine()

  const forget = (): void => {
    known = []
    bytes = 0
  }
  const keep = (entry: (typeof known)[number]): void => {
    known.push(entry)
    bytes += entry.bytes
    while (known.length > KEPT || bytes > MOST_BYTES) {
      const oldest = known.shift()!
      bytes -= oldest.bytes
      dropped = oldest.place
    }
  }
  const readOn = (): Promise<void> =>
    inLine(async () => {
      for (const { place, record, gone } of await shared.behind(read)) {
        read = place
        if (gone === 'cleared') forget()
        else if (gone === 'no room') dropped = Math.max(dropped, place)
        else keep({ ...(record as Written), world, serial: place, place })
      }
    })
  return {
    next,
    entries: async () => {
      await readOn()
      return [...known]
    },
    behind: async place => {
      await readOn()
      return known.filter(entry => entry.place > place)
    },
    dropped: () => dropped,
    add: (request, connection, at, ms) => {
      const written: Written = { at, ms, method: request.method, ...boundedExchange(request, connection) }
      return shared
        .add(written, written.bytes)
        .catch(error => tellFailure(log, error, 'an exchange could not be written down'))
    },
    clear: () => shared.clear(),
  }
}
