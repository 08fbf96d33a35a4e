import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { Readable } from 'node:stream'
import { unreached } from './unreached.ts'

/** Answers without a body: a Response takes none with them. */
const bodiless: readonly (number | undefined)[] = [204, 205, 304]

const headersOf = ({ rawHeaders }: IncomingMessage): Headers => {
  const headers = new Headers()
  for (let place = 0; place < rawHeaders.length; place += 2) headers.append(rawHeaders[place]!, rawHeaders[place + 1]!)
  return headers
}

const asResponse = (incoming: IncomingMessage): Response => {
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming
  const body = bodiless.includes(status) ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)
  if (body === null) incoming.resume()
  return new Response(body, { status, statusText, headers: headersOf(incoming) })
}

/**
 * `fetch` by https for a server whose authority the machine does not know. It follows no redirect, and sends a body whole.
 * @param ca the authority's certificate, as PEM
 */
export const trustingFetch = (ca: string): typeof fetch => {
  const agent = new Agent({ ca, keepAlive: true })
  return async (input, init) => {
    const asked = new Request(input, init)
    const body = asked.body === null ? undefined : Buffer.from(await asked.arrayBuffer())
    const { url, method, signal } = asked
    const headers = Object.fromEntries(asked.headers)
    signal.throwIfAborted()
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { agent, method, headers, signal })
        .once('response', resolve)
        .once('error', error => reject(signal.aborted ? signal.reason : unreached(error)))
        .end(body)
    })
    return asResponse(incoming)
  }
}
