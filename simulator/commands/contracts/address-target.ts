import { type Clock, systemClock } from '../../../client/clock.ts'
import { connect } from '../../../client/connection.ts'
import type { ApiVersion } from '../../../contracts/ksef/api-version.ts'
import type { Target } from '../../../contracts/suite.ts'
import { type CleanedUp, createCleanup } from './cleanup.ts'
import { connected, type Look } from './connected.ts'
import type { Seen } from './seen.ts'

export interface AddressOptions {
  /** With or without /v2. */
  readonly url: string
  /** The version of its API; the newest where nothing is said. */
  readonly api?: ApiVersion
  /** Milliseconds between two requests, at least. */
  readonly pace: number
  /** The machine's when not given. */
  readonly clock?: Clock
  /** Sees every exchange of the cases. */
  readonly see?: (seen: Seen) => void
  readonly look?: Look
}

/** A target, and what is done about what the cases leave there. */
export interface Address {
  readonly target: Target
  /** Throws what `fetch` throws when nobody answers. */
  reach(): Promise<void>
  /** How many requests had no answer at all. */
  unanswered(): number
  /** Undoes what has been made since the last time, as far as the API lets it. */
  cleanUp(): Promise<void>
  /** Does the same for the last time; what was undone, and what stays. */
  close(): Promise<CleanedUp>
}

/** Longest wait for a rate limit (s); a longer one is an answer like any other. */
const LONGEST_WAIT = 60
/** How often one request is sent; the last 429 is an answer like any other. */
const MOST_ATTEMPTS = 5

/**
 * Seconds to wait before the next attempt. KSeF names them in Retry-After; who does not, or asks for none, is given 1, 2, 4
 * … seconds. A date is read, too (RFC 9110).
 */
const waitOf = (response: Response, attempt: number, now: number): number => {
  const named = response.headers.get('Retry-After')?.trim() ?? ''
  const seconds = /^\d+$/.test(named) ? Number(named) : (Date.parse(named) - now) / 1000
  return seconds > 0 ? seconds : 2 ** attempt
}

/** Whatever answers at an address: a simulator, another stand-in, the real TEST environment. Rate limits are waited out. */
export const addressTarget = ({ url, api, pace, clock = systemClock, see, look }: AddressOptions): Address => {
  const { baseUrl } = connect({ baseUrl: url })
  let unanswered = 0
  let next = 0
  const paced = async (): Promise<void> => {
    const wait = next - clock.now()
    next = Math.max(next, clock.now()) + pace
    if (wait > 0) await clock.sleep(wait)
  }
  const once = async (request: Request): Promise<Response> => {
    await paced()
    try {
      return await fetch(request)
    } catch (error) {
      unanswered++
      throw error
    }
  }
  const patiently = async (request: Request): Promise<Response> => {
    for (let attempt = 0; ; attempt++) {
      const response = await once(request.clone())
      const wait = waitOf(response, attempt, clock.now())
      if (response.status !== 429 || wait > LONGEST_WAIT || attempt === MOST_ATTEMPTS - 1) return response
      await response.body?.cancel()
      await clock.sleep(wait * 1000)
    }
  }
  const watched =
    (...watchers: readonly ((seen: Seen) => void)[]) =>
    async (request: Request): Promise<Response> => {
      const sent = await request.clone().text()
      const response = await patiently(request)
      const got = await response.clone().text()
      for (const watch of watchers) watch({ request, sent, response, got })
      return response
    }
  const cleanup = createCleanup(baseUrl, request => watched(cleanup.see)(request))
  return {
    // Slow work is asked for ever more rarely, twice a second at last.
    target: connected({
      baseUrl,
      api,
      send: watched(cleanup.see, ...(see ? [see] : [])),
      wait: times => clock.sleep(Math.min(500, 20 * (times + 1))),
      look,
    }),
    reach: async () => {
      await once(new Request(baseUrl))
    },
    unanswered: () => unanswered,
    cleanUp: () => cleanup.undo(),
    close: async () => {
      await cleanup.undo()
      return cleanup.told()
    },
  }
}
