import { cut } from '../../../contracts/bounds.ts'
import type {
  BadRequestProblemDetails,
  ExceptionResponse,
  ForbiddenProblemDetails,
  TooManyRequestsResponse,
} from '../../../contracts/ksef/error-bodies.ts'
import { type ErrorEntry, errors, type KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { randomHex } from '../random-text.ts'
import type { Written } from './respond.ts'

/** Where and when the error happened. */
interface Site {
  /** The path with `/v2` (errors-040). */
  readonly instance: string
  readonly now: number
  readonly runtime: Runtime
}

/** Characters of a path that an answer repeats. */
const longestInstance = 2000

const json = 'application/json; charset=utf-8'
const problem = 'application/problem+json; charset=utf-8'

/** A KsefError as KSeF writes it. 401, 403 and 410 are Problem Details whatever was asked for (errors-013). */
export const writeError = (error: KsefError, request: Request, now: number, runtime: Runtime): Written => {
  const { status } = error
  const site = { instance: cut(new URL(request.url).pathname, longestInstance), now, runtime }
  const problemDetails = request.headers.get('x-error-format')?.toLowerCase() === 'problem-details'
  if (status === 400 || status === 500)
    return problemDetails && status === 400
      ? write(status, problem, badRequest(error, site), uncached)
      : write(status, json, exception(error, site), uncached)
  if (status === 429) {
    const headers = { 'Retry-After': String(error.retryAfter) }
    // The new format comes with the old media type (rate-limit-429-problem-details-recorded).
    return write(status, json, problemDetails ? problemOf(error, site) : tooManyRequests(error), headers)
  }
  if (status === 403) return write(status, problem, forbidden(error, site))
  // Its media type is the old one, too (errors-n04).
  if (status === 401) return write(status, json, problemOf(error, site), { 'WWW-Authenticate': 'Bearer' })
  return write(status, problem, problemOf(error, site))
}

/** Sent with every 400 (THREADS.md, "Common"). */
const uncached = { 'Cache-Control': 'no-cache,no-store', Expires: '-1', Pragma: 'no-cache' }

const write = (status: number, type: string, body: unknown, headers = {}): Written => ({
  status,
  headers: { 'Content-Type': type, ...headers },
  body: escaped(JSON.stringify(body)),
})

/** Errors, unlike other answers, are ASCII: .NET's default escaping (THREADS.md, "Common"). */
const escaped = (text: string): string =>
  text.replace(
    /['<>&`\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  501: 'Not Implemented',
}

/** The members that every Problem Details has, in the recorded order. */
const problemOf = ({ status, text }: KsefError, { instance, now, runtime }: Site) => ({
  title: titles[status] ?? 'Error',
  status,
  detail: text,
  instance,
  traceId: randomHex(runtime, 16),
  timestamp: formatTimestamp(now),
})

const detailsOf = ({ details }: KsefError) => (details.length > 0 ? { details: [...details] } : {})

const badRequest = (error: KsefError, site: Site): BadRequestProblemDetails => {
  const { title, status, instance, traceId, timestamp } = problemOf(error, site)
  return {
    title,
    status,
    detail: 'Żądanie jest nieprawidłowe.',
    instance,
    errors: [{ code: error.code!, description: error.text, ...detailsOf(error) }],
    traceId,
    timestamp,
  }
}

const forbidden = (error: KsefError, site: Site): ForbiddenProblemDetails => {
  const { title, status, detail, instance, traceId, timestamp } = problemOf(error, site)
  const reasonCode = (errors[error.error] as ErrorEntry).reason!
  return {
    title,
    status,
    detail,
    instance,
    reasonCode,
    traceId,
    // errors-n03
    ...(reasonCode !== 'security-service-blocked' && { timestamp }),
    // session-invoices-403-insufficient-access
    ...(error.security && { security: { ...error.security } }),
  }
}

const exception = (error: KsefError, { now, runtime }: Site): ExceptionResponse => ({
  exception: {
    exceptionDetailList: [{ exceptionCode: error.code, exceptionDescription: error.text, ...detailsOf(error) }],
    serviceCode: `00-${randomHex(runtime, 16)}-${randomHex(runtime, 8)}-00`,
    timestamp: formatTimestamp(now, 'Z'),
  },
})

const tooManyRequests = ({ text }: KsefError): TooManyRequestsResponse => ({
  status: { code: 429, description: 'Too Many Requests', details: [text] },
})
