import { lend } from './lent.ts'
import { lightResponse } from './light-response.ts'
import { WrittenHeaders } from './plain-headers.ts'
import { PlainRequest } from './plain-request.ts'

/** What a plain answer is made of. */
export interface PlainAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
}

/** The answer to a plain request: what was written. Whatever else is asked of it a real `Response` answers, made then. */
export class PlainResponse {
  readonly status: number
  readonly #answer: PlainAnswer
  #headers: WrittenHeaders | undefined
  #whole: Response | undefined

  constructor(answer: PlainAnswer) {
    this.status = answer.status
    this.#answer = answer
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  get headers(): WrittenHeaders | Headers {
    if (this.#whole !== undefined) return this.#whole.headers
    this.#headers ??= new WrittenHeaders(this.#answer.headers)
    return this.#headers
  }

  /** What it still is; undefined where somebody has the real one, who may have read or changed it. */
  get answer(): PlainAnswer | undefined {
    return this.#whole !== undefined || this.#headers?.isWhole ? undefined : this.#answer
  }

  whole(): Response {
    this.#whole ??= new Response(this.#answer.body, {
      status: this.status,
      headers: this.#headers?.isWhole ? this.#headers.whole() : this.#answer.headers,
    })
    return this.#whole
  }
}
lend(PlainResponse.prototype, [
  ...['body', 'bodyUsed', 'arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'],
  ...['redirected', 'statusText', 'type', 'url'],
])

type Body = PlainAnswer['body'] | ReadableStream
const isWritten = (body: Body): body is PlainAnswer['body'] =>
  body === null || typeof body === 'string' || body instanceof Uint8Array

/** A `Response`; a plain one for who asked plainly, a light one in process. */
export const answerTo = (
  request: Request | PlainRequest,
  { status, headers, body }: Omit<PlainAnswer, 'body'> & { readonly body: Body },
): Response => {
  if (isWritten(body)) {
    const answer = { status, headers, body }
    if (request instanceof PlainRequest) return new PlainResponse(answer) as unknown as Response
    const light = lightResponse(request, answer)
    if (light !== undefined) return light
  }
  return new Response(body, { status, headers })
}
