import type { SentEvent } from '../../contracts/control/call.ts'
import type { ControlCalls } from '../../contracts/control/calls.ts'
import { mostListeners } from '../../contracts/control/journal.ts'
import { timeLimit } from '../runtime/runtime.ts'
import type { Entry } from '../world/journal.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steered } from './handler.ts'
import { NotDone } from './not-done.ts'
import { shownExchange } from './shown-exchange.ts'
import { inOrder, isWanted, journalsOf, type Wanted } from './wanted.ts'

/** So often who listens hears that there is somebody, in milliseconds: what lies between ends connections that are silent. */
const BEAT = 15_000

type Shown = ReturnType<typeof shownExchange> & { readonly missed?: true | undefined }

interface Listening {
  readonly wanted: Wanted
  /** Behind which place. */
  readonly from: number
  readonly over: AbortSignal
  /** Aborts when it is time to say something. */
  beat(): AbortSignal
}

/**
 * Exchanges as they are written down, for as long as somebody reads on. Nothing is held for them but the place that they have
 * come to: who reads slowly misses what the journal drops meanwhile, and is told so.
 */
export async function* listened(
  steered: Steered,
  { wanted, from, over, beat }: Listening,
): AsyncGenerator<SentEvent<Shown> | 'still there'> {
  const { feed } = steered
  let place = from
  let silent = beat()
  while (!over.aborted) {
    // Before it is looked: nothing happens unheard.
    const rung = feed.next(silent, over)
    const newest = await feed.last()
    if (newest > place) {
      const journals = await journalsOf(wanted, steered)
      const found = await Promise.all(journals.map(journal => journal.behind(place)))
      let missed = journals.some(journal => journal.dropped() > place) || undefined
      for (const entry of inOrder(found)) {
        if (over.aborted) return
        place = entry.place
        if (!isWanted(entry, wanted)) continue
        yield eventOf(entry, missed)
        missed = undefined
      }
      place = Math.max(place, newest)
      // Others may have been written down while these were read.
      continue
    }
    await rung
    if (!silent.aborted || over.aborted) continue
    yield 'still there'
    silent = beat()
  }

  function eventOf(entry: Entry, missed: true | undefined): SentEvent<Shown> {
    return { id: feed.mark(entry.place), data: { ...shownExchange(entry), missed } }
  }
}

/** With whom there is room again, however the reading ends. */
async function* leaving<T>(leave: AbortController, events: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* events
  } finally {
    leave.abort()
  }
}

export const live: ControlHandler<ControlCalls['journal']['live']> = async (
  { query: { lastEventId: asked, ...wanted } },
  steering,
) => {
  const { feed, left, lastEventId = asked } = steering
  const from = await (lastEventId === undefined ? feed.last() : feed.placeOf(lastEventId))
  const leave = new AbortController()
  left?.addEventListener('abort', () => leave.abort())
  const over = left?.aborted ? undefined : feed.listen(leave.signal)
  if (over === undefined) throw new NotDone(409, why('tooManyListeners', { most: mostListeners }))
  return leaving(leave, listened(steering, { wanted, from, over, beat: () => timeLimit(BEAT) }))
}
