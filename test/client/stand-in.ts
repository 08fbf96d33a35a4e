import type { Fetch } from '../../client/connection.ts'

type Answer = (request: Request) => Response | Promise<Response>

/** A KSeF written by hand: `'GET /tokens'` to its answer. It keeps the requests that it got. */
export const standIn = (answers: Record<string, Answer>): { fetch: Fetch; requests: Request[] } => {
  const requests: Request[] = []
  return {
    requests,
    fetch: request => {
      requests.push(request.clone())
      const asked = `${request.method} ${new URL(request.url).pathname.replace(/^\/v2/, '')}`
      const answer = answers[asked]
      if (!answer) throw new Error(`The stand-in has no answer to ${asked}`)
      return answer(request)
    },
  }
}

/** A JSON answer. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })
