import type { ControlCallShape, SentEvent } from '../../contracts/control/call.ts'
import { allControlCalls } from '../../contracts/control/calls.ts'
import type { Tongue } from '../../contracts/told.ts'
import { acceptedTongue } from '../http/accepted-tongue.ts'
import { operationTable } from '../http/operation-table.ts'
import { quote } from '../http/quote.ts'
import { BodyCut } from '../http/read-up-to.ts'
import { why } from './explanations.ts'
import type { Steered } from './handler.ts'
import { NotDone } from './not-done.ts'
import { perform } from './perform.ts'
import { readJson, readQuery } from './read-json.ts'
import { eventStream, framesOf, streamed } from './streamed.ts'

const { find, methodsAt } = operationTable(allControlCalls, '/control')

/** Takes a call to its answer. @throws HTTPException for what cannot be read */
export const answerControl = async (request: Request, steered: Steered): Promise<Response> => {
  const tongue = acceptedTongue(request.headers.get('accept-language') ?? undefined)
  try {
    return await answer(request, steered, tongue)
  } catch (thrown) {
    if (!(thrown instanceof NotDone)) throw thrown
    return json({ error: thrown.told[tongue] }, thrown.status, tongue)
  }
}

const answer = async (request: Request, steered: Steered, tongue: Tongue): Promise<Response> => {
  const { pathname, searchParams } = new URL(request.url)
  const found = find(request.method, pathname)
  if (found === undefined) throw unknown(request.method, pathname)
  const { operation } = found.listed
  const input = {
    params: found.params,
    query: operation.query && readQuery(operation.query, searchParams),
    body: operation.body && (await readJson(operation.body, { req: { raw: request } })),
    lines: operation.takesLines && textOf(request),
  }
  const left = new AbortController()
  const lastEventId = request.headers.get('last-event-id') ?? undefined
  const output = await perform(found.listed, input, { ...steered, tongue, lastEventId, left: left.signal })
  const { events } = operation.success
  if (events === undefined) return written(operation, output, tongue)
  return eventStream(
    framesOf(events, output as AsyncIterable<SentEvent | 'still there'>),
    left,
    request.method === 'HEAD',
  )
}

const unknown = (method: string, path: string): NotDone => {
  const taken = methodsAt(path).join(', ')
  return taken === ''
    ? new NotDone(404, why('unknownPath', { path: quote(path) }))
    : new NotDone(405, why('anotherMethod', { path: quote(path), taken, method }))
}

const textOf = async function* ({ body }: Request): AsyncIterable<string> {
  const decoder = new TextDecoder()
  try {
    for await (const piece of body ?? []) yield decoder.decode(piece, { stream: true })
  } catch {
    // What reads them throws elsewhere; here it is the connection.
    throw new BodyCut()
  }
}

const json = (body: unknown, status: number, tongue: Tongue): Response =>
  Response.json(body, { status, headers: { 'Content-Language': tongue, Vary: 'Accept-Language' } })

const written = ({ success }: ControlCallShape, output: unknown, tongue: Tongue): Response => {
  const { status, body, lines, plain } = success
  if (lines)
    return new Response(streamed(output as AsyncIterable<string>), {
      status,
      headers: { 'Content-Type': 'application/x-ndjson' },
    })
  if (plain) return new Response(output as string, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
  return body === undefined ? new Response(null, { status }) : json(output, status, tongue)
}
