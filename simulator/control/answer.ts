import type { ControlCallShape, ControlInput, SentEvent } from '../../contracts/control/call.ts'
import { allControlCalls } from '../../contracts/control/calls.ts'
import type { Tongue } from '../../contracts/told.ts'
import { acceptedTongue } from '../http/accepted-tongue.ts'
import { operationTable } from '../http/operation-table.ts'
import { quote } from '../http/quote.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steered } from './handler.ts'
import { controlHandlers } from './handlers.ts'
import { NotDone } from './not-done.ts'
import { readJson, readQuery } from './read-json.ts'
import { eventStream, framesOf, streamed } from './streamed.ts'

const { find, methodsAt } = operationTable(allControlCalls, '/control')

type AnyInput = ControlInput<ControlCallShape>
type AnyHandler = ControlHandler<ControlCallShape>

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
  const { area, name, operation } = found.listed
  const input = {
    params: found.params,
    query: operation.query && readQuery(operation.query, searchParams),
    body: operation.body && (await readJson(operation.body, { req: { raw: request } })),
    lines: operation.takesLines && textOf(request),
  }
  const left = new AbortController()
  const steering = {
    ...steered,
    tongue,
    left: left.signal,
    lastEventId: request.headers.get('last-event-id') ?? undefined,
  }
  // The table of handlers has checked that input and handler fit; here they are any call's.
  const handler = (controlHandlers as unknown as Record<string, Record<string, AnyHandler>>)[area]![name]!
  const output = await handler(input as unknown as AnyInput, steering)
  if (operation.success.events === undefined) return written(operation, output, tongue)
  const frames = framesOf(operation.success.events, output as unknown as AsyncIterable<SentEvent | 'still there'>)
  return eventStream(frames, left, request.method === 'HEAD')
}

const unknown = (method: string, path: string): NotDone => {
  const taken = methodsAt(path).join(', ')
  return taken === ''
    ? new NotDone(404, why('unknownPath', { path: quote(path) }))
    : new NotDone(405, why('anotherMethod', { path: quote(path), taken, method }))
}

const textOf = async function* ({ body }: Request): AsyncIterable<string> {
  const decoder = new TextDecoder()
  for await (const piece of body ?? []) yield decoder.decode(piece, { stream: true })
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
  return body === undefined ? new Response(null, { status }) : json(body.parse(output), status, tongue)
}
