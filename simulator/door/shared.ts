import { controlCalls } from '../../contracts/control/calls.ts'
import { verbatim } from '../../contracts/told.ts'
import type { Answering } from '../http/connection.ts'
import { pathIn } from '../http/plain/path-in.ts'
import { quote } from '../http/quote.ts'
import { metAway, StoreAway } from '../store/away.ts'
import { readWorldPath } from '../world/world-path.ts'
import { turnedAway } from './door.ts'
import { why } from './explanations.ts'

/** In seconds: a database that begins anew takes about as long. */
const RETRY_AFTER = '2'

const away = (error: StoreAway): Response => {
  const explanation = why('storeAway', { reason: verbatim(quote(error.message)) })
  const { status, headers, body } = turnedAway({ status: 503, explanation })
  return new Response(body, { status, headers: { ...headers, 'Retry-After': RETRY_AFTER } })
}

/** Whether the process lives, and whether it can work: asked while its database is away, too. */
const { health, ready } = controlCalls.state
const ofItself: readonly string[] = [health, ready].map(({ path }) => `/control${path}`)

/**
 * Answers of worlds that other processes may change, in a database that may be away.
 * @param renew takes in what others have changed in the world that is asked
 */
export const sharedAnswers =
  (inner: Answering, renew: (request: Request) => Promise<void>): Answering =>
  async (request, connection) => {
    const { times } = metAway()
    try {
      if (!ofItself.includes(readWorldPath(pathIn(request)).inside)) await renew(request)
      const response = await inner(request, connection)
      const met = metAway()
      // Whoever met it on the way has told it as a defect of ours.
      const isOurs = response.status < 500 || response.status === 503 || met.times === times
      return isOurs ? response : away(met.last!)
    } catch (thrown) {
      if (thrown instanceof StoreAway) return away(thrown)
      throw thrown
    }
  }
