import type * as z from 'zod'
import type { SentEvent } from '../../contracts/control/call.ts'

/** Pieces of text as they are asked for: nothing is read ahead. @param ended is called once, however it ends */
export const streamed = (
  pieces: AsyncIterable<string>,
  ended: () => void = () => {},
): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const iterator = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      pull: async controller => {
        try {
          const { done, value } = await iterator.next()
          if (!done) return controller.enqueue(encoder.encode(value))
          controller.close()
        } catch (thrown) {
          controller.error(thrown)
        }
        ended()
      },
      cancel: async () => {
        ended()
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** When who has lost the connection asks again, in milliseconds. */
const RETRY = 2000

/** As they go over the wire (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export async function* framesOf(
  schema: z.ZodType,
  events: AsyncIterable<SentEvent | 'still there'>,
): AsyncIterable<string> {
  yield `retry: ${RETRY}\n\n`
  for await (const event of events)
    yield event === 'still there' ? ':\n\n' : `id: ${event.id}\ndata: ${JSON.stringify(schema.parse(event.data))}\n\n`
}

/** @param headAlone nobody will read it */
export const eventStream = (frames: AsyncIterable<string>, left: AbortController, headAlone: boolean): Response => {
  if (headAlone) left.abort()
  return new Response(headAlone ? null : streamed(frames, () => left.abort()), {
    // nginx holds back what it does not know to be a stream.
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  })
}
