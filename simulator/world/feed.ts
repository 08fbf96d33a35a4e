import { mostListeners } from '../../contracts/control/journal.ts'
import { type Bell, createBell } from './bell.ts'

/** The order in which exchanges of all worlds were written down, and who listens to them. */
export interface Feed extends Pick<Bell, 'next'> {
  /** The place of one more, from 1. */
  add(): number
  /** The place of the newest. */
  last(): number
  /** A place as a text, to go on from in a later request. */
  mark(place: number): string
  /** The place of a mark; 0 for one of another process. */
  placeOf(mark: string): number
  /** One more who listens, until the signal aborts; undefined where there are too many. @returns aborts when it is over */
  listen(left: AbortSignal): AbortSignal | undefined
  /** It is over for all who listen now. */
  end(): void
}

/** @param begun when its process began, in milliseconds: it tells its marks from those of another one */
export const createFeed = (begun: number): Feed => {
  const bell = createBell()
  const listeners = new Set<AbortController>()
  const name = begun.toString(36)
  let last = 0
  return {
    next: bell.next,
    add: () => {
      last++
      bell.ring()
      return last
    },
    last: () => last,
    mark: place => `${name}-${place}`,
    placeOf: mark => {
      const [of, place] = mark.split('-')
      return of === name ? Math.min(Number(place) || 0, last) : 0
    },
    listen: left => {
      if (listeners.size >= mostListeners || left.aborted) return undefined
      const listener = new AbortController()
      listeners.add(listener)
      left.addEventListener('abort', () => {
        listeners.delete(listener)
        listener.abort()
      })
      return listener.signal
    },
    end: () => {
      for (const listener of listeners) listener.abort()
    },
  }
}
