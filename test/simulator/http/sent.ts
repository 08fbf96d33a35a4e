import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

/** What is sent to a port of this machine, under whatever name. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends a request as it is, `sent(port, 'GET /control/health', { headers: { Host: 'ksef:4010' } })`: fetch writes Host itself. */
export const sent = async (port: number, asked: string, { headers = {}, body }: Sent = {}) => {
  const [method, path] = asked.split(' ')
  const length = body === undefined ? undefined : { 'Content-Length': String(Buffer.byteLength(body)) }
  const request = httpRequest({
    host: '127.0.0.1',
    port,
    method,
    path,
    agent: false,
    headers: { ...length, ...headers },
  })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, text: await text(response) }
}
