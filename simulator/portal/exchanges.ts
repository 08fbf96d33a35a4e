import type { Fetch } from '../../client/index.ts'
import { type Told, type Tongue, tongues } from '../../contracts/told.ts'
import { maskBody, maskText } from '../http/masking.ts'
import { isUnreached } from '../http/unreached.ts'
import { type Claims, claimsIn } from './claims.ts'
import { type CurlCommand, curlCommand } from './curl-command.ts'
import { prettyXml } from './pretty-xml.ts'

/** One call to the API as the panel shows it: secrets are masked before it is kept. */
export interface Exchange {
  /** Of this browser's calls, from 1. */
  readonly id: number
  readonly step: number
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** 0 where no answer came. */
  readonly status: number
  readonly requestHeaders: readonly (readonly [name: string, value: string])[]
  readonly requestBody: string
  readonly responseBody: string
  /** Of the bearer, and of the tokens that came. */
  readonly sentClaims: readonly Claims[]
  readonly receivedClaims: readonly Claims[]
  readonly warning?: string
  readonly explanationId?: string
  readonly explanation?: Told
  readonly curl: CurlCommand
  /** How often the same was asked and answered in the step. */
  readonly times: number
}

export interface ExchangeLog {
  /** Begins a step: what a person did. */
  begin(): void
  /** The exchanges of the present step. */
  ofStep(): readonly Exchange[]
  /** All that are kept, oldest first. */
  all(): readonly Exchange[]
  /** What the simulator explained under this id. */
  explanation(id: string | undefined): Told | undefined
  /** Makes a call and keeps it. */
  readonly fetch: Fetch
}

/** So many are kept for a browser; the oldest go first. */
export const keptExchanges = 50
/** So much of a body is kept, in characters. */
const keptBody = 12_000

const cut = (text: string): string =>
  text.length <= keptBody ? text : `${text.slice(0, keptBody)}\n… +${text.length - keptBody}`

const shown = async (body: string, type: string | null): Promise<string> =>
  cut(type?.includes('xml') ? await prettyXml(maskText(body)) : maskBody(body))

const alike = (one: Exchange, other: Exchange): boolean =>
  one.step === other.step &&
  one.method === other.method &&
  one.path === other.path &&
  one.status === other.status &&
  one.responseBody === other.responseBody

/**
 * Calls the API and remembers how it went.
 * @param api the simulator, as the browser's address reaches it.
 * @param prefix what stands before the world's paths
 */
export const createExchangeLog = (api: Fetch, prefix = ''): ExchangeLog => {
  let step = 0
  let calls = 0
  let kept: readonly Exchange[] = []

  const explainIn = async (tongue: Tongue, url: URL): Promise<string | undefined> => {
    const response = await api(new Request(url, { headers: { 'Accept-Language': tongue } }))
    if (!response.ok) return undefined
    const { text }: { text?: unknown } = await response.json()
    return typeof text === 'string' ? maskText(text) : undefined
  }
  /** In both languages: whoever looks may change theirs later. */
  const explain = async (id: string | null, origin: string): Promise<Told | undefined> => {
    if (id === null) return undefined
    const url = new URL(`/control/explanations/${encodeURIComponent(id)}`, origin)
    const [en, pl] = await Promise.all(tongues.map(tongue => explainIn(tongue, url)))
    return en === undefined || pl === undefined ? undefined : { en, pl }
  }

  // Asking again and again until something has happened is one line of the panel.
  const keep = (exchange: Exchange): void => {
    const known = kept.find(one => alike(one, exchange))
    kept =
      known === undefined
        ? [...kept, exchange].slice(-keptExchanges)
        : kept.with(kept.indexOf(known), { ...exchange, times: known.times + 1 })
  }

  /** The answer with its body; where its connection ends before, it is kept as none. */
  const answered = async (request: Request, keepUnanswered: () => void): Promise<readonly [Response, string]> => {
    try {
      const response = await api(request)
      return [response, await response.clone().text()]
    } catch (error) {
      if (isUnreached(error)) keepUnanswered()
      throw error
    }
  }

  const fetch: Fetch = async request => {
    const ownStep = step
    const requestBody = await request.clone().text()
    const headers = [...request.headers]
    const { command, request: call, ...curl } = curlCommand(request, requestBody, prefix)
    const { method, url } = request
    const { pathname, search, origin } = new URL(url)
    const shownBody = await shown(requestBody, request.headers.get('content-type'))
    const asked = () => ({
      id: ++calls,
      step: ownStep,
      method,
      path: maskText(pathname + search),
      requestHeaders: headers.map(([name, value]) => [name, maskText(value)] as const),
      requestBody: shownBody,
      sentClaims: claimsIn(request.headers.get('authorization') ?? ''),
      curl: { ...curl, command: cut(command), request: { ...call, body: cut(call.body) } },
      times: 1,
    })
    const [response, responseBody] = await answered(request, () =>
      keep({ ...asked(), status: 0, responseBody: '', receivedClaims: [] }),
    )
    const explanationId = response.headers.get('X-Simulator-Explanation')
    keep({
      ...asked(),
      status: response.status,
      responseBody: await shown(responseBody, response.headers.get('content-type')),
      receivedClaims: claimsIn(responseBody),
      warning: response.headers.get('X-System-Warning') ?? undefined,
      explanationId: explanationId ?? undefined,
      explanation: await explain(explanationId, origin),
    })
    return response
  }

  return {
    fetch,
    begin: () => {
      step++
    },
    ofStep: () => kept.filter(exchange => exchange.step === step),
    all: () => kept,
    explanation: id => kept.findLast(one => one.explanationId === id)?.explanation,
  }
}
