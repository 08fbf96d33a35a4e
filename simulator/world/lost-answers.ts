import type { Connection } from '../http/connection.ts'
import { ConnectionLost } from '../http/connection-lost.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** Answers that come late, in part, or not at all. */

/** By the clock of the world: where it stands, until somebody moves it; no time passes at once. */
export const waited = async (ms: number, runtime: Runtime): Promise<void> => {
  if (ms > 0) await new Promise<void>(resolve => runtime.wakeUp(runtime.now() + ms, resolve))
}

/** No answer. In process, where there is no connection, `fetch` fails as it would. */
export const lost = (connection: Connection | undefined): Response => {
  const socket = connection?.incoming?.socket
  if (socket?.destroy === undefined) throw new ConnectionLost('fetch failed')
  socket.destroy()
  return new Response(null)
}

/** Half of the body, behind a header that promises all of it; where there is none, no answer. */
export const cutShort = async (response: Response, connection: Connection | undefined): Promise<Response> => {
  if (response.body === null) return lost(connection)
  const whole = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.set('Content-Length', String(whole.length))
  const socket = connection?.incoming?.socket
  let sent = false
  const body = new ReadableStream<Uint8Array>(
    {
      pull: controller => {
        if (!sent) controller.enqueue(whole.subarray(0, whole.length / 2))
        else if (socket?.destroySoon === undefined) controller.error(new ConnectionLost('terminated'))
        else {
          socket.destroySoon()
          controller.close()
        }
        sent = true
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { status: response.status, headers })
}

const PIECES = 10

/** The body in ten pieces, over so many milliseconds, or until its reader leaves; an answer without one comes at once. */
export const trickled = (response: Response, ms: number, runtime: Runtime): Response => {
  if (response.body === null) return response
  const { status, headers } = response
  let callOff = () => {}
  let isLeft = false
  const pause = async () => {
    if (ms > 0)
      await new Promise<void>(resolve => {
        callOff = runtime.wakeUp(runtime.now() + ms / PIECES, resolve)
      })
  }
  const body = new ReadableStream<Uint8Array>({
    start: async controller => {
      const whole = new Uint8Array(await response.arrayBuffer())
      const size = Math.max(1, Math.ceil(whole.length / PIECES))
      for (let at = 0; at < whole.length && !isLeft; at += size) {
        await pause()
        controller.enqueue(whole.subarray(at, at + size))
      }
      if (!isLeft) controller.close()
    },
    cancel: () => {
      isLeft = true
      callOff()
    },
  })
  return new Response(body, { status, headers })
}
