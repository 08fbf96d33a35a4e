import type { Told } from '../../contracts/told.ts'
import type { Answering, Connection } from '../http/connection.ts'
import { pathIn } from '../http/plain/path-in.ts'
import { quote } from '../http/quote.ts'
import { readWorldPath } from '../world/world-path.ts'
import { why } from './explanations.ts'

/** Why a request may not come in. */
export interface TurnedAway {
  readonly status: 400 | 403 | 404 | 415 | 421 | 503
  readonly explanation: Told
}

type Rule = (request: Request, house: House, path: string, connection?: Connection) => TurnedAway | undefined

/** What the rules know of the simulator. */
interface House {
  /** Whether the simulator goes by the name. */
  isKnown(hostname: string): boolean
  /** The host of the public address, with its port. */
  readonly publicHost: string | undefined
  /** The caller's address. */
  clientIpOf(request: Request, connection?: Connection): string
  /** Whether the caller may ask for a path of its world. */
  mayAsk(request: Request, path: string, caller: string): boolean
}

/** As a server has it anyhow (http/serve.ts). */
const { STATUS_CODES } = process.getBuiltinModule('node:http')

const header = ({ headers }: Request, name: string): string => `"${quote(headers.get(name) ?? 'missing')}"`

/** `xn--` and `1.2.3.4.5` are no hosts, though they look like some. */
const namesHost = (request: Request): TurnedAway | undefined =>
  URL.canParse(request.url) ? undefined : { status: 400, explanation: why('noHost', { host: header(request, 'host') }) }

const goesByName = ({ url }: Request, { isKnown }: House): TurnedAway | undefined => {
  const { hostname } = new URL(url)
  if (isKnown(hostname)) return undefined
  const name = quote(hostname)
  const code = `listen({ allowedHosts: ['${name}'] })`
  return { status: 421, explanation: why('foreignHost', { name, code }) }
}

/** Where pages and published accounts are, and what the real KSeF lacks. KSeF's own paths take what the contract takes. */
const ofBrowsers = /^\/(control|demo|acube|web)(\/|$)/
const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
const changes = ({ method }: Request): boolean => !reading.includes(method)

/** A program sends no Origin. Pages can write neither header. */
const fromAnother = ({ headers, url }: Request, publicHost: string | undefined): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site === 'cross-site') return true
  const origin = headers.get('origin')
  // Of the same origin to the browser: what lies between may have written another Host.
  if (origin === null || site === 'same-origin') return false
  return !URL.canParse(origin) || ![new URL(url).host, publicHost].includes(new URL(origin).host)
}

const ofOwnPages: Rule = (request, { publicHost }) => {
  if (!changes(request) || !fromAnother(request, publicHost)) return undefined
  return {
    status: 403,
    explanation: why('pageOfAnother', { origin: header(request, 'origin'), site: header(request, 'sec-fetch-site') }),
  }
}

const hasBody = ({ headers }: Request): boolean =>
  headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0

/** What a browser says of a page of ours. Whoever says nothing may be any page to an old browser. */
const ofOurs = (request: Request, publicHost: string | undefined): boolean =>
  ['origin', 'sec-fetch-site'].some(name => request.headers.has(name)) && !fromAnother(request, publicHost)

/** Where the inspector's forms lead. */
const forms = '/control/inspector/do/'
const isOwnForm = (request: Request, path: string, type: string | null, publicHost: string | undefined): boolean =>
  path.startsWith(forms) &&
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type ?? '') &&
  ofOurs(request, publicHost)

/** A page can send other types anywhere without being allowed to. */
const asJson: Rule = (request, { publicHost }, path) => {
  if (!changes(request) || !path.startsWith('/control/')) return undefined
  const type = request.headers.get('content-type')
  if (isOwnForm(request, path, type, publicHost)) return undefined
  if (type === null ? !hasBody(request) : /^application\/(json|x-ndjson)\s*(;|$)/i.test(type)) return undefined
  return {
    status: 415,
    explanation: why('controlTakesJson', { type: header(request, 'content-type') }),
  }
}

const ofSteering: Rule = (request, { clientIpOf, mayAsk }, path, connection) => {
  if (!path.startsWith('/control')) return undefined
  const caller = clientIpOf(request, connection)
  if (mayAsk(request, path, caller)) return undefined
  return {
    status: 403,
    explanation: why('notFromHere', { caller: quote(caller), code: 'listen({ controlFrom, controlToken })' }),
  }
}

/** Signed as the A-Cube look-alike signs (acube/delivery/signer.ts). It comes from this machine, which may steer. */
const ofNotifications: Rule = ({ headers }, _house, path) =>
  path.startsWith('/control') && headers.has('signature-input')
    ? { status: 403, explanation: why('notification') }
    : undefined

/** What a page and who may do is asked of whoever came in under a name that is known, where browsers go. */
const ofPages: readonly Rule[] = [ofOwnPages, asJson, ofSteering, ofNotifications]

/** The answer to whoever may not come in. */
export const turnedAway = ({ status, explanation }: TurnedAway) => ({
  status,
  headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  body: JSON.stringify({ title: STATUS_CODES[status], status, detail: explanation.en }),
})

/**
 * What stands between a socket and the worlds: who may come in, whatever they want. Callers in process do not pass it,
 * for no page of a browser is among them.
 */
export const createDoor = (
  inside: Answering,
  turnAway: (request: Request, turnedAway: TurnedAway) => Promise<Response>,
  house: House,
): Answering => {
  /** Under which it was asked last, and rightly: to parse it each time would cost more than all the rest. */
  let lastKnown: string | undefined
  const judge = (request: Request, connection?: Connection): TurnedAway | undefined => {
    const base = request.url.slice(0, request.url.indexOf('/', 'https://'.length))
    const fault = base === lastKnown ? undefined : (namesHost(request) ?? goesByName(request, house))
    if (fault !== undefined) return fault
    lastKnown = base
    const path = readWorldPath(pathIn(request)).inside
    if (!ofBrowsers.test(path)) return undefined
    for (const rule of ofPages) {
      const turnedAway = rule(request, house, path, connection)
      if (turnedAway !== undefined) return turnedAway
    }
    return undefined
  }
  return (request, connection) => {
    const fault = judge(request, connection)
    return fault === undefined ? inside(request, connection) : turnAway(request, fault)
  }
}
