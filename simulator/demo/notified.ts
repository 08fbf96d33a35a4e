import { inEach } from '../../contracts/told.ts'
import { maskBody } from '../http/masking.ts'
import type { Inbox } from './inbox.ts'
import type { Tell } from './message.ts'
import { say } from './page/texts.ts'

/** Takes in a notification of A-Cube and tells it. What is not signed by A-Cube is not told: it is from somebody else. */
export const notified = async (inbox: Inbox, request: Request, tell: Tell): Promise<Response> => {
  const { method, url, headers } = request
  const { response, body } = await inbox.receive(request)
  if (body === undefined) return response
  const { pathname: path } = new URL(url)
  const outline = { from: 'A-Cube', to: 'You', method, path } as const
  const sent = [...headers].map(([name, value]) => `${name}: ${value}\n`).join('')
  tell(outline)({
    ...outline,
    status: response.status,
    request: `${method} ${path}\n${sent}\n${maskBody(body)}`,
    response: inEach(
      tongue => `${response.status}${response.status === 204 ? ` (${say('signatureHolds')[tongue]})` : ''}`,
    ),
  })
  return response
}
