import { systemClock } from '../../../client/clock.ts'
import { claimsOf, headerOf } from '../../../contracts/suite-answers.ts'
import { meantBy } from './operation-of.ts'
import { type JwtKind, jwtKindOf, valueWithoutSecrets, withoutSecrets } from './secrets.ts'
import { bearerOf, pathUnder, type Seen } from './seen.ts'

/**
 * One request and its answer without secrets, in the shape of the project's fixtures: what `contracts record` writes and
 * `contracts compare` reads. Members as the README beside the fixtures tells them.
 */
export interface RecordedExchange {
  readonly id: string
  readonly area: string
  /** `DELETE /tokens/{referenceNumber}`: method and path as in the contract. */
  readonly operation: string
  /** The case that made the request: the suite's title and its own. */
  readonly given: string
  readonly request?: Readonly<Record<string, unknown>>
  readonly response: {
    readonly status: number | null
    readonly headers?: Readonly<Record<string, string>>
    readonly body: unknown
  }
  readonly shown: 'whole' | 'part' | 'values' | 'none'
  readonly jwt?: {
    readonly kind: JwtKind
    readonly shown?: 'part'
    readonly header: Readonly<Record<string, unknown>> | null
    readonly payload: Readonly<Record<string, unknown>>
  }
  readonly observedOn: string | null
  readonly evidence: 'recorded' | 'described'
  readonly source: string
  readonly note?: string
}

/** Headers that say something of the contract. */
export const tellingHeaders = [
  'Content-Type',
  'X-Error-Format',
  'X-Continuation-Token',
  'Retry-After',
  'Cache-Control',
  'Allow',
  'WWW-Authenticate',
  'X-System-Warning',
  'X-Ms-Meta-Hash',
]

const headersOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    tellingHeaders.flatMap(name => {
      const value = headers.get(name)
      if (value === null) return []
      return [[name, name === 'X-Continuation-Token' ? '<continuation token>' : withoutSecrets(value)]]
    }),
  )

const requestHeadersOf = (request: Request): Record<string, string> => {
  const bearer = bearerOf(request)
  const kind = bearer === undefined ? undefined : jwtKindOf(bearer)
  return {
    ...(bearer !== undefined && { Authorization: `Bearer <${kind ?? 'token'}>` }),
    ...headersOf(request.headers),
  }
}

interface Body {
  readonly body: unknown
  readonly note?: string
}

const bodyOf = (text: string): Body => {
  if (text === '') return { body: null }
  try {
    return { body: valueWithoutSecrets(JSON.parse(text)) }
  } catch {
    if (text.trimStart().startsWith('<')) return { body: null, note: 'an XML document' }
    return { body: null, note: `the text ${JSON.stringify(withoutSecrets(text.slice(0, 2000)))}` }
  }
}

/** The first JWT of an answer, opened. */
const jwtIn = (text: string): RecordedExchange['jwt'] => {
  const [jwt = ''] = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(text) ?? []
  const kind = jwtKindOf(jwt)
  if (kind === undefined) return undefined
  const payload = valueWithoutSecrets(claimsOf(jwt)) as Record<string, unknown>
  return { kind, header: headerOf(jwt), payload }
}

const dayOf = (response: Response): string => {
  const at = Date.parse(response.headers.get('Date') ?? '')
  return new Date(Number.isNaN(at) ? systemClock.now() : at).toISOString().slice(0, 10)
}

/** What was seen of an operation, as a fixture without an id; undefined for a request that is none of KSeF's API (a link). */
export const exchangeOf = (
  { request, sent, response, got }: Seen,
  given: string,
  baseUrl: string,
): Omit<RecordedExchange, 'id'> | undefined => {
  const path = pathUnder(baseUrl, request.url)
  if (path === undefined) return undefined
  const { area, name } = meantBy(request.method, path)
  const [asked, answered] = [bodyOf(sent), bodyOf(got)]
  const jwt = jwtIn(got)
  const notes = [
    asked.note && `The request's body is ${asked.note}.`,
    answered.note && `The answer's body is ${answered.note}.`,
  ].filter(Boolean)
  return {
    area,
    operation: withoutSecrets(name),
    given,
    request: {
      path: withoutSecrets(path + new URL(request.url).search),
      headers: requestHeadersOf(request),
      body: asked.body,
    },
    response: { status: response.status, headers: headersOf(response.headers), body: answered.body },
    shown: answered.body === null ? 'none' : 'whole',
    ...(jwt && { jwt }),
    observedOn: dayOf(response),
    evidence: 'recorded',
    source: baseUrl,
    ...(notes.length > 0 && { note: notes.join(' ') }),
  }
}
