import { STATUS_CODES } from 'node:http'
import { getPath } from 'hono/utils/url'
import type { Answering } from './http/connection.ts'
import { quote } from './quote.ts'
import { readWorldPath } from './world/world-path.ts'

/** Why a request may not come in. */
export interface TurnedAway {
  readonly status: 400 | 403 | 404 | 415 | 421 | 503
  readonly why: string
}

type Rule = (request: Request, house: House) => TurnedAway | undefined

/** What the rules know of the simulator. */
interface House {
  /** Whether the simulator goes by the name. */
  isKnown(hostname: string): boolean
  /** The host of the public address, with its port. */
  readonly publicHost: string | undefined
}

const header = ({ headers }: Request, name: string): string => `"${quote(headers.get(name) ?? 'missing')}"`

/** `xn--` and `1.2.3.4.5` are no hosts, though they look like some. */
const namesHost: Rule = request =>
  URL.canParse(request.url)
    ? undefined
    : { status: 400, why: `The Host header says ${header(request, 'host')}, which is no name of a host.` }

const goesByName: Rule = ({ url }, { isKnown }) => {
  const { hostname } = new URL(url)
  if (isKnown(hostname)) return undefined
  const name = quote(hostname)
  return {
    status: 421,
    why:
      `The Host "${name}" is a name that anybody on the net may own, so that a web page could be led here by it. ` +
      `If it is yours, start with --allow-host ${name} (in code: listen({ allowedHosts: ['${name}'] })).`,
  }
}

/** Where pages and published accounts are, and what the real KSeF lacks. KSeF's own paths take what the contract takes. */
const ofBrowsers = /^\/(control|demo|acube|web)(\/|$)/
const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
const pathIn = (request: Request): string => readWorldPath(getPath(request)).inside
const changes = (request: Request): boolean => !reading.includes(request.method) && ofBrowsers.test(pathIn(request))

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
    why:
      `A page of another site asks (Origin ${header(request, 'origin')}, Sec-Fetch-Site ${header(request, 'sec-fetch-site')}). ` +
      'Under /control, /demo, /acube and /web only pages of the simulator itself may change something, and programs, which send no Origin. ' +
      'Behind a proxy --public-url says where the pages are.',
  }
}

const hasBody = ({ headers }: Request): boolean =>
  headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0

/** A page can send other types anywhere without being allowed to. */
const asJson: Rule = request => {
  if (!changes(request) || !pathIn(request).startsWith('/control/')) return undefined
  const type = request.headers.get('content-type')
  if (type === null ? !hasBody(request) : /^application\/json\s*(;|$)/i.test(type)) return undefined
  return {
    status: 415,
    why: `The Content-Type is ${header(request, 'content-type')}; /control takes application/json.`,
  }
}

/** What a page may do is asked of whoever came in under a name that is known. */
const ofPages: readonly Rule[] = [ofOwnPages, asJson]

/** The answer to whoever may not come in. */
export const turnedAway = ({ status, why }: TurnedAway) => ({
  status,
  headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  body: JSON.stringify({ title: STATUS_CODES[status], status, detail: why }),
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
  const judge = (request: Request): TurnedAway | undefined => {
    const base = request.url.slice(0, request.url.indexOf('/', 'https://'.length))
    const fault = base === lastKnown ? undefined : (namesHost(request, house) ?? goesByName(request, house))
    if (fault !== undefined) return fault
    lastKnown = base
    for (const rule of ofPages) {
      const why = rule(request, house)
      if (why !== undefined) return why
    }
    return undefined
  }
  return (request, connection) => {
    const fault = judge(request)
    return fault === undefined ? inside(request, connection) : turnAway(request, fault)
  }
}
