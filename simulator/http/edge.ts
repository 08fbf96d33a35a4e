import type { IncomingMessage, ServerResponse } from 'node:http'
import { part } from '../runtime/parts.ts'
import { afterwards } from '../runtime/runtime.ts'
import type { Answering } from './connection.ts'
import { PlainRequest } from './plain/plain-request.ts'
import { type PlainAnswer, PlainResponse } from './plain/plain-response.ts'

/** The other way between a socket and a `Request`: it takes whatever comes, and costs a start 20 ms. */
const nodeServer = part(() => import('@hono/node-server'))

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** No dots, no octets in hexadecimal but in the query, no fragment: what a URL leaves as it is. */
const target = /^\/(?:api\/)?v2\/[\w!$&()*+,;=:@~/-]*(?:\?[\w!$&()*+,;=:@~/?.%-]*)?$/
const host = /^[a-z0-9._-]+(?::(?:[1-5]\d{3,4}|[6-9]\d{3}))?$/

/** What KSeF's clients send. Everything else takes the other way. */
const isPlain = ({ method, url, headers }: IncomingMessage): boolean =>
  methods.includes(method!) &&
  target.test(url!) &&
  host.test(headers.host ?? '') &&
  headers.expect === undefined &&
  headers.upgrade === undefined &&
  (method !== 'GET' || (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined))

/** A body that nobody reads is taken off the wire so long, in milliseconds, and so far: then its connection ends. */
const DRAINED_FOR = 500
const MOST_DRAINED = 64 * 1024 * 1024

const drain = (incoming: IncomingMessage): void => {
  if (incoming.complete) return
  let drained = 0
  const cutOff = (): void => {
    if (!incoming.complete) incoming.socket.destroySoon()
  }
  incoming
    .on('data', (chunk: Buffer) => {
      drained += chunk.length
      if (drained > MOST_DRAINED) cutOff()
    })
    .resume()
  incoming.once('close', afterwards(DRAINED_FOR, cutOff))
}

/** These have no body, and say no length of it. */
const bodiless: readonly number[] = [204, 304]

const send = ({ status, headers, body }: PlainAnswer, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  if (!incoming.complete) outgoing.once('finish', () => drain(incoming))
  const length = body === null ? 0 : Buffer.byteLength(body)
  outgoing.writeHead(status, bodiless.includes(status) ? headers : { 'Content-Length': length, ...headers })
  outgoing.end(body)
}

/** Between a server's sockets and who answers. */
export const createEdge = (answering: Answering, scheme: 'http' | 'https', hostname: string) => {
  const failed = (outgoing: ServerResponse): void => {
    if (!outgoing.headersSent) outgoing.writeHead(500, { 'Content-Length': 0 })
    outgoing.end()
  }

  let listener: ReturnType<Awaited<ReturnType<typeof nodeServer>>['getRequestListener']> | undefined
  const takeOtherWay = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { getRequestListener } = await nodeServer()
    listener ??= getRequestListener(answering, { hostname })
    const under = listener(incoming, outgoing)
    // It was not there yet to hear that the caller has left.
    if (outgoing.closed) outgoing.emit('close')
    await under
  }
  const sendOtherWay = async (answer: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { getRequestListener } = await nodeServer()
    await getRequestListener(() => answer, { hostname })(incoming, outgoing)
  }

  const deliver = (answer: Response | PlainResponse, incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!(answer instanceof PlainResponse)) return sendOtherWay(answer, incoming, outgoing)
    const plain = answer.answer
    if (plain === undefined) return sendOtherWay(answer.whole(), incoming, outgoing)
    return send(plain, incoming, outgoing)
  }

  /** The same string as last time is told from it at once, by who looks at addresses (../door/door.ts), too. */
  let [lastHost, lastOrigin] = ['', '']
  const originOf = (named: string): string => {
    if (named !== lastHost) [lastHost, lastOrigin] = [named, `${scheme}://${named}`]
    return lastOrigin
  }

  const answerPlainly = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = new PlainRequest(incoming, outgoing, originOf(incoming.headers.host!))
    const answered = answering(request as unknown as Request, { incoming })
    return answered instanceof Promise
      ? answered.then(answer => deliver(answer, incoming, outgoing))
      : deliver(answered, incoming, outgoing)
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    try {
      const under = isPlain(incoming)
        ? answerPlainly(incoming, outgoing)
        : listener === undefined
          ? takeOtherWay(incoming, outgoing)
          : listener(incoming, outgoing)
      if (under instanceof Promise) under.catch(() => failed(outgoing))
    } catch {
      failed(outgoing)
    }
  }
}
