import { note } from '../http/access-log.ts'
import type { Answer, Answering, Connection } from '../http/connection.ts'
import { pathIn } from '../http/plain/path-in.ts'
import { shownBody } from '../http/shown-body.ts'
import type { Ring } from './rings.ts'

const written = /^\/(?:v2|api\/v2|storage|acube)\//

/** Writes down what was asked and answered. KSeF's answers are noted where they are written. */
export const journalled: Ring = (inner, { journal, settings, runtime }) => {
  if (!settings.now().journal) return inner
  return (request, connection) => {
    const path = pathIn(request)
    if (!written.test(path)) return inner(request, connection)
    const began = runtime.now()
    const add = () => journal.add(request, connection, began, runtime.now() - began)
    const answered = path.startsWith('/acube/') ? noted(inner, request, connection) : inner(request, connection)
    if (!(answered instanceof Promise)) return add()?.then(() => answered) ?? answered
    // One promise more: an async function would cost three.
    return answered.then(
      response => add()?.then(() => response) ?? response,
      async thrown => {
        await add()
        throw thrown
      },
    )
  }
}

/** A-Cube's answers are copied. */
const noted = async (inner: Answering, request: Request, connection: Connection | undefined): Promise<Response> => {
  const sent = shownBody(request)
  const response: Awaited<Answer> = await inner(request, connection)
  const { status, headers } = response
  const answered = { status, headers: Object.fromEntries(headers), body: await shownBody(response) }
  note(request, { sent: await sent, answered })
  return response
}
