import { mostListeners } from '../../contracts/control/journal.ts'
import { timeLimit } from '../runtime/runtime.ts'
import type { SharedLog } from '../store/engine.ts'
import { type Bell, createBell } from './bell.ts'

/** The order in which exchanges of all worlds were written down, and who listens to them. */
export interface Feed extends Pick<Bell, 'next'> {
  /** The place of one more, from 1. */
  add(): number
  /** The place of the newest. */
  last(): number | Promise<number>
  /** A place as a text, to go on from in a later request. */
  mark(place: number): string
  /** The place of a mark; 0 for one of another process. */
  placeOf(mark: string): number | Promise<number>
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

/** Nobody rings for what another process writes down: who waits looks again after so long, in milliseconds of real time. */
const LOOKS_AGAIN = 100
/** What marks of places in a database begin with. */
const everywhere = 'all'

/** The order in which several processes write down exchanges. */
export const sharedFeed = (own: Feed, { last }: Pick<SharedLog, 'last'>): Feed => ({
  ...own,
  last,
  next: (...signals) => own.next(timeLimit(LOOKS_AGAIN), ...signals),
  mark: place => `${everywhere}-${place}`,
  placeOf: async mark => {
    const [of, place] = mark.split('-')
    return of === everywhere ? Math.min(Number(place) || 0, await last()) : 0
  },
})
