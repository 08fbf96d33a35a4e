import { maskBody } from '../portal/masking.ts'
import type { Inbox } from './inbox.ts'
import type { Tell } from './message.ts'

/** Takes in a notification of A-Cube and tells it. */
export const notified = async (inbox: Inbox, request: Request, tell: Tell): Promise<Response> => {
  const { method, url, headers } = request
  const { pathname: path } = new URL(url)
  const outline = { from: 'A-Cube', to: 'You', method, path } as const
  const answered = tell(outline)
  const body = await request.clone().text()
  const response = await inbox.receive(request)
  const sent = [...headers].map(([name, value]) => `${name}: ${value}\n`).join('')
  answered({
    ...outline,
    status: response.status,
    request: `${method} ${path}\n${sent}\n${maskBody(body)}`,
    response: `${response.status}${response.status === 204 ? ' (the signature holds)' : ''}`,
  })
  return response
}
