import { systemClock } from '../../../client/clock.ts'
import { connect } from '../../../client/connection.ts'
import type { Target } from '../../../contracts/suite.ts'
import { connected } from './connected.ts'

export interface AddressOptions {
  readonly url: string
  /** Milliseconds between two requests, at least. */
  readonly pace: number
  /** Sees every exchange; what it gives back is waited for. */
  readonly watch?: (request: Request, response: Response) => Promise<void>
}

/** Longest wait for a rate limit; a longer one is an answer like any other. */
const LONGEST_WAIT = 60

/** Whatever answers at an address: a simulator, another stand-in, the real TEST environment. Rate limits are waited out. */
export const addressTarget = ({ url, pace, watch }: AddressOptions): Target => {
  const { baseUrl } = connect({ baseUrl: url })
  let next = 0
  const paced = async (): Promise<void> => {
    const wait = next - systemClock.now()
    next = Math.max(next, systemClock.now()) + pace
    if (wait > 0) await systemClock.sleep(wait)
  }
  const send = async (request: Request): Promise<Response> => {
    const again = request.clone()
    const seen = request.clone()
    await paced()
    const response = await fetch(request)
    const wait = Number(response.headers.get('retry-after'))
    if (response.status === 429 && wait <= LONGEST_WAIT) {
      await systemClock.sleep(wait * 1000)
      return send(again)
    }
    await watch?.(seen, response)
    return response
  }
  // Slow work is asked for ever more rarely, twice a second at last.
  return connected({ baseUrl, send, wait: times => systemClock.sleep(Math.min(500, 20 * (times + 1))) })
}
