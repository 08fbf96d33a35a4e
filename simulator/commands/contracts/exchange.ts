import { maskedText } from '../../../contracts/volatile.ts'

/** One request and its answer, masked: what `contracts record` writes and `contracts compare` reads. */
export interface RecordedExchange {
  /** `POST /tokens`: the path under /v2, numbers masked. */
  readonly operation: string
  /** The case that made the request. */
  readonly given: string
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }
}

/** Headers that say something of the contract. */
const telling = ['content-type', 'x-error-format', 'retry-after', 'cache-control', 'x-continuation-token']

/** Members that hold a secret, or bytes that nobody could use again. */
const secret = new Set(['token', 'encryptedToken', 'continuationToken', 'certificate', 'certificateId', 'publicKeyId'])

/** Numbers that time makes. */
const timely = new Set(['timestampMs'])

const headersOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(telling.flatMap(name => (headers.has(name) ? [[name, maskedText(headers.get(name)!)]] : [])))

const masked = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') return secret.has(name) ? `‹${name}›` : maskedText(value)
  if (typeof value === 'number') return timely.has(name) ? `‹${name}›` : value
  if (Array.isArray(value)) return value.map(item => masked(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, masked(inner, member)]))
}

const bodyOf = (text: string): unknown => {
  if (text === '') return null
  try {
    return masked(JSON.parse(text))
  } catch {
    return text.startsWith('<') ? '‹XML›' : maskedText(text)
  }
}

/** Leaves request and answer as they are for their readers. */
export const recordExchange = async (
  request: Request,
  response: Response,
  given: string,
): Promise<RecordedExchange> => {
  const path = new URL(request.url).pathname.replace(/^.*\/v2(?=\/)/, '')
  const [sent, got] = await Promise.all([request.text(), response.clone().text()])
  return {
    operation: `${request.method} ${maskedText(path)}`,
    given,
    request: { headers: headersOf(request.headers), body: bodyOf(sent) },
    response: { status: response.status, headers: headersOf(response.headers), body: bodyOf(got) },
  }
}
