import { KsefError } from '../contracts/ksef/errors.ts'
import type { Clock } from './clock.ts'
import { WaitedTooLong } from './waited-too-long.ts'

/** How patient a wait is. */
export interface Patience {
  /** How long to wait in all, in milliseconds: two minutes when not given. */
  readonly deadline?: number
  /** The first pause in milliseconds; each next is twice as long, up to `longestPause`. 100 when not given. */
  readonly firstPause?: number
  /** In milliseconds. 3000 when not given: 20 questions a minute, where KSeF allows 30 of most kinds. */
  readonly longestPause?: number
}

/** A deadline for work on packages. */
export const halfAnHour = 1_800_000

/** The seconds that KSeF asks to wait, when the error says so. */
const askedPause = (error: unknown): number | undefined =>
  error instanceof KsefError && error.error === 'tooManyRequests' && error.retryAfter !== undefined
    ? error.retryAfter * 1000
    : undefined

/**
 * Asks again and again, with longer and longer pauses, until `done` holds; a 429 makes it pause for as long as KSeF
 * asks. The first question goes out at once.
 * @param what what is waited for, for the error.
 * @throws WaitedTooLong at the deadline; whatever `ask` throws otherwise.
 */
export const poll = async <Seen>(
  what: string,
  ask: () => Promise<Seen>,
  done: (seen: Seen) => boolean,
  clock: Clock,
  { deadline = 120_000, firstPause = 100, longestPause = 3000 }: Patience = {},
): Promise<Seen> => {
  const started = clock.now()
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    let asked: number | undefined
    let last: unknown
    try {
      const seen = await ask()
      if (done(seen)) return seen
      last = seen
    } catch (error) {
      asked = askedPause(error)
      if (asked === undefined) throw error
      last = error
    }
    const waited = clock.now() - started
    if (waited + (asked ?? pause) > deadline) throw new WaitedTooLong(what, waited, last)
    await clock.sleep(asked ?? pause)
  }
}
