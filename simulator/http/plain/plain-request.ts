import type { IncomingMessage, ServerResponse } from 'node:http'
import { lend } from './lent.ts'
import { SentHeaders } from './plain-headers.ts'

/**
 * A request over a socket, as far as the steps of an operation look at it: a real `Request` costs as much as all the rest of a
 * small answer, and 20 ms of a start. Whatever else is asked of it the real one answers, made then. Only the edge makes
 * them (../edge.ts); to whoever is asked it is a `Request` like any other.
 */
export class PlainRequest {
  readonly method: string
  readonly url: string
  /** Without its query; it has no octets in hexadecimal. */
  readonly path: string
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  #headers: SentHeaders | undefined
  #left: AbortController | undefined
  #read = false
  #whole: Request | undefined

  /** @param origin `http://127.0.0.1:4010` */
  constructor(incoming: IncomingMessage, outgoing: ServerResponse, origin: string) {
    this.method = incoming.method!
    const asked = incoming.url!
    const query = asked.indexOf('?')
    this.url = origin + asked
    this.path = query < 0 ? asked : asked.slice(0, query)
    this.#incoming = incoming
    this.#outgoing = outgoing
  }

  get headers(): SentHeaders {
    this.#headers ??= new SentHeaders(this.#incoming)
    return this.#headers
  }

  /** Aborted when the caller leaves before it is answered. */
  get signal(): AbortSignal {
    if (this.#left === undefined) {
      const [left, outgoing] = [new AbortController(), this.#outgoing]
      const leave = (): void => {
        if (!outgoing.writableFinished) left.abort()
      }
      this.#left = left
      if (outgoing.closed) leave()
      else outgoing.once('close', leave)
    }
    return this.#left.signal
  }

  get bodyUsed(): boolean {
    return this.#read || (this.#whole?.bodyUsed ?? false)
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, length } = await this.octets()
    return buffer.slice(byteOffset, byteOffset + length)
  }

  /** All of the body, of its own: a piece of what the socket read would keep all of that. */
  async octets(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#whole !== undefined || this.#read) return new Uint8Array(await this.whole().arrayBuffer())
    this.#read = true
    const incoming = this.#incoming
    return Buffer.concat(incoming.complete ? rest(incoming) : await gathered(incoming))
  }

  /** The body, without a stream of the platform around it. Who stops early leaves the rest where it is. */
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
    if (this.#whole !== undefined || this.#read) return this.whole().body ?? []
    this.#read = true
    return this.#incoming.complete ? rest(this.#incoming) : arriving(this.#incoming)
  }

  whole(): Request {
    this.#whole ??= this.#makeWhole()
    return this.#whole
  }
  #makeWhole(): Request {
    const { method, url, signal } = this
    const headers = this.headers.whole()
    if (method === 'GET') return new Request(url, { method, headers, signal })
    const body = streamed(arriving(this.#incoming))
    const whole = new Request(url, { method, headers, signal, body, duplex: 'half' } as RequestInit)
    // Used once is used.
    if (this.#read) void whole.body?.cancel()
    return whole
  }
}
lend(PlainRequest.prototype, [
  ...['body', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'],
  ...['cache', 'credentials', 'destination', 'duplex', 'integrity', 'keepalive', 'mode', 'redirect'],
  ...['referrer', 'referrerPolicy'],
])

/** What has come and was not read. */
const rest = (incoming: IncomingMessage): readonly Buffer[] => {
  const chunk: Buffer | null = incoming.read()
  return chunk === null ? [] : [chunk]
}

/** All that comes. An iterator costs a small body ten microseconds more. */
const gathered = (incoming: IncomingMessage): Promise<readonly Buffer[]> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const closed = (): void => {
      // Who leaves behind the last octet has said all.
      if (incoming.complete) resolve([...chunks, ...rest(incoming)])
      else reject(incoming.errored)
    }
    if (incoming.closed) return closed()
    incoming
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(chunks))
      .on('close', closed)
  })

async function* arriving(incoming: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* incoming.iterator({ destroyOnReturn: false })
  } catch (error) {
    // Who leaves behind the last octet has said all.
    if (!incoming.complete) throw error
    yield* rest(incoming)
  }
}

const streamed = (chunks: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      pull: async controller => {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => {
        await chunks.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
