import { note } from '../http/access-log.ts'
import { shownBody } from '../http/shown-body.ts'
import { operationOf } from './operation-of.ts'
import type { Ring } from './rings.ts'

/** Writes down what was asked and answered. */
export const journalled: Ring = (inner, { journal, settings, runtime }) => {
  return (request, connection) => {
    const operation = settings.now().journal ? operationOf(request) : undefined
    if (operation === undefined) return inner(request, connection)
    const began = runtime.now()
    const add = (response?: Response): void => journal.add(request, operation, began, runtime.now() - began, response)
    if (operation === 'acube') return withBodies(request, async () => inner(request, connection), add)
    const answered = inner(request, connection)
    if (!(answered instanceof Promise)) {
      add(answered)
      return answered
    }
    return answered.then(
      response => {
        add(response)
        return response
      },
      thrown => {
        add()
        throw thrown
      },
    )
  }
}

/** KSeF's answers are noted where they are written; A-Cube's are copied here. */
const withBodies = async (
  request: Request,
  answer: () => Promise<Response>,
  add: (response: Response) => void,
): Promise<Response> => {
  const sent = shownBody(request)
  const response = await answer()
  note(request, { sent: await sent, answered: await shownBody(response) })
  add(response)
  return response
}
