import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** One request, as the measured servers are sent it. */
export interface Sent {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly bearer?: string
  readonly type?: 'application/json' | 'application/xml'
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly body: string
}

const bytesOf = ({ method, path, bearer, type, body = '' }: Sent): Buffer => {
  const headers = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(bearer === undefined ? [] : [`Authorization: Bearer ${bearer}`]),
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    ...(method === 'GET' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ]
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`)
}

const lastChunk = '0\r\n\r\n'

const joined = (chunks: Buffer): string => {
  let body = ''
  for (let at = 0; ; ) {
    const end = chunks.indexOf('\r\n', at)
    const size = Number.parseInt(chunks.toString('latin1', at, end), 16)
    if (size === 0) return body
    body += chunks.toString('utf8', end + 2, end + 2 + size)
    at = end + 2 + size + 2
  }
}

/** The answer when all of it is there. The measured servers send small bodies whole, with their length, but under a world's prefix. */
const read = (received: Buffer): Answer | undefined => {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = received.toString('latin1', 0, end)
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? []
  const chunked = length === undefined && /\r\ntransfer-encoding:/i.test(head)
  if (chunked && received.toString('latin1', received.length - lastChunk.length) !== lastChunk) return undefined
  if (received.length < end + 4 + Number(length ?? 0)) return undefined
  return {
    status: Number(head.slice(9, 12)),
    body: chunked ? joined(received.subarray(end + 4)) : received.toString('utf8', end + 4),
  }
}

/** A connection kept alive. It costs the machine far less than an HTTP client, which leaves more of it to the server. */
class Line {
  readonly #socket: Socket
  #received = Buffer.alloc(0)
  #done: ((answer: Answer) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true)
    socket.on('close', () => this.#failed?.(new Error('the measured server hung up')))
    socket.on('data', chunk => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
      const answer = read(this.#received)
      if (answer === undefined) return
      this.#received = Buffer.alloc(0)
      this.#done?.(answer)
    })
  }

  send(request: Sent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#done = resolve
      this.#failed = reject
      this.#socket.write(bytesOf(request))
    })
  }

  close(): void {
    this.#socket.destroy()
  }
}

const LINES = 8

/** Does `count` pieces of work over a few connections, each waiting for its own answers only. */
export const overLines = async (
  port: number,
  count: number,
  work: (send: (request: Sent) => Promise<Answer>, place: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0
  const along = async () => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const line = new Line(socket)
    const send = async (request: Sent): Promise<Answer> => {
      const answer = await line.send(request)
      if (answer.status >= 300) throw new Error(`${request.path} answers ${answer.status}: ${answer.body}`)
      return answer
    }
    try {
      while (next < count) await work(send, next++)
    } finally {
      line.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(LINES, count) }, along))
}

/** Sends one request again and again. */
export const hammer = (port: number, request: Sent, count: number): Promise<void> =>
  overLines(port, count, send => send(request))
