import { type ApiVersion, newestApi } from '../contracts/ksef/api-version.ts'
import type { TokenKind } from '../contracts/operation.ts'
import { type Clock, systemClock } from './clock.ts'

/** A JWT of KSeF, or a way to get one that is good now. */
export type Bearer = string | (() => string | Promise<string>)

/** Answers a request: the global `fetch`, or `simulator.fetch` for a simulator in the same process. */
export type Fetch = (request: Request) => Response | Promise<Response>

/** `exception-response` is what KSeF sends unasked; `problem-details` gives each fault a code of its own. */
export type ErrorFormat = 'problem-details' | 'exception-response'

/** What a client is made of. */
export interface ClientOptions extends Partial<Record<TokenKind, Bearer>> {
  /** Where KSeF is, with or without `/v2` at its end: `https://api-test.ksef.mf.gov.pl`, `http://127.0.0.1:4010/v2/`. */
  readonly baseUrl: string
  /** The version of the API that is spoken there: the newest that is known when not given. */
  readonly api?: ApiVersion
  /** The global `fetch` when not given. */
  readonly fetch?: Fetch
  /** The form in which refusals are asked for: `problem-details` when not given. */
  readonly errorFormat?: ErrorFormat
  /** The machine's clock when not given. */
  readonly clock?: Clock
}

/** The same with every gap filled. */
export interface Connection extends ClientOptions {
  readonly api: ApiVersion
  readonly fetch: Fetch
  readonly errorFormat: ErrorFormat
  readonly clock: Clock
}

const withVersion = (url: string): string => {
  const bare = url.replace(/\/+$/, '')
  return bare.endsWith('/v2') ? bare : `${bare}/v2`
}

/** Fills the gaps; `baseUrl` then ends with `/v2`. */
export const connect = (options: ClientOptions): Connection => ({
  ...options,
  api: options.api ?? newestApi,
  baseUrl: withVersion(options.baseUrl),
  // Looked up at each call: a test may have put another fetch in its place.
  fetch: options.fetch ?? (request => globalThis.fetch(request)),
  errorFormat: options.errorFormat ?? 'problem-details',
  clock: options.clock ?? systemClock,
})
