import { createClient } from '../../client/index.ts'
import { PathIncomplete } from '../../client/request-for.ts'
import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import { note } from '../http/access-log.ts'
import { type Log, tellFailure } from '../http/log.ts'
import { securityHeaders } from '../http/security-headers.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { assets } from './assets/assets.ts'
import { readCookie, sessionCookie, writeSessionCookie } from './cookies.ts'
import { holdsCsrf } from './csrf.ts'
import { readLanguage } from './language.ts'
import { notFoundPage } from './pages/not-found.tsx'
import { brokenPage, notAllowedPage, refusedPage, stalePage, tooLargePage } from './pages/went-wrong.tsx'
import { pages, signedInPages } from './pages.ts'
import { type GivenForm, ordinaryForm, readForm } from './read-form.ts'
import { reenter } from './reenter.ts'
import { endsSession, refusedBy, unlessRefused } from './refusal.ts'
import { redirectTo, seeOther } from './reply.tsx'
import { obstacles, rightsOf } from './rights.ts'
import type { PortalSession } from './session.ts'
import { type Api, createSessions, type Sessions } from './sessions.ts'
import { sayIn } from './texts.ts'
import type { Page, Visit } from './visit.ts'

export interface PortalOptions {
  readonly runtime: Runtime
  /** The simulator's own door: the portal is a client like any other. */
  readonly api: Api
  readonly log: Log
  /** The version of its API; default: the newest. */
  readonly version?: ApiVersion
  /** What stands before the world's paths. */
  readonly prefix?: string
  /** How many browsers are known at once. */
  readonly keptSessions?: number
}

export interface Portal {
  /** Answers a request under /web of a browser at an address. */
  answer(request: Request, clientIp: string): Promise<Response>
  readonly sessions: Pick<Sessions, 'size'>
}

const nothing: GivenForm = { fields: new URLSearchParams(), files: new Map() }

const rowOf = (key: string) => (Object.hasOwn(signedInPages, key) ? signedInPages[key] : undefined)

/** The web application of a simulator. */
export const createPortal = ({ runtime, api, log, version, prefix = '', keptSessions }: PortalOptions): Portal => {
  const sessions = createSessions(runtime, api, keptSessions, prefix)

  const visitOf = (request: Request, url: URL, session: PortalSession, given: GivenForm = nothing): Visit => {
    const language = readLanguage(request)
    const clock = { now: runtime.now, sleep: () => Promise.reject(new Error('The portal waits for nothing.')) }
    const client = createClient({
      baseUrl: url.origin + prefix,
      fetch: session.exchanges.fetch,
      clock,
      ...(version && { api: version }),
    })
    const { fields: form, files } = given
    return {
      method: request.method,
      url,
      form,
      files,
      session,
      language,
      say: sayIn(language),
      runtime,
      client,
      sessions,
    }
  }

  /** A page that only someone signed in may see; whose session KSeF has ended is sent to sign in again. */
  const pageOf = (key: string): Page | undefined => {
    const row = rowOf(key)
    if (row === undefined) return pages[key]
    return async visit => {
      const { session } = visit
      const { signedIn: before } = session
      if (before === undefined) return redirectTo(visit, '/web/login')
      try {
        // As long as KSeF gives no new access token, the old one counts: what the page itself asks is refused where it shows that.
        const rights = await unlessRefused(
          session,
          () => rightsOf(before.ksef),
          () => before.rights,
        )
        const signedIn = { ...before, rights }
        session.signedIn = signedIn
        const reasons = obstacles(row.calls, signedIn.rights)
        return await (reasons === undefined ? row.page({ ...visit, signedIn }) : notAllowedPage(visit, reasons))
      } catch (error) {
        if (!endsSession(error)) throw error
        if (row.keepsTyped) session.unsent = { path: visit.url.pathname, form: visit.form, by: before }
        session.signedIn = undefined
        return redirectTo(visit, '/web/login?reason=expired')
      }
    }
  }

  const answerPage = async (visit: Visit, key: string): Promise<Response> => {
    const page = pageOf(key) ?? notFoundPage
    try {
      return await page(visit)
    } catch (error) {
      const refused = refusedBy(error, visit.session)
      if (refused !== undefined) return refusedPage(visit, refused)
      // An address or a form without what it should name is no page.
      if (error instanceof PathIncomplete) return notFoundPage(visit)
      tellFailure(log, error, `a defect of the portal at ${key}`)
      // What the panel shows may be what broke the page.
      visit.session.exchanges.begin()
      return brokenPage(visit)
    }
  }

  const answerGet = (visit: Visit, key: string): Promise<Response> => {
    const { session, url } = visit
    const refreshes = url.searchParams.has('refresh')
    if (!session.redirected && !refreshes) session.exchanges.begin()
    session.redirected = false
    session.refreshes = refreshes ? session.refreshes + 1 : 0
    return answerPage(visit, key)
  }

  const answerPost = async (request: Request, url: URL, session: PortalSession, key: string): Promise<Response> => {
    const most = rowOf(key)?.formLimit ?? ordinaryForm
    const form = await readForm(request, most)
    if (form === undefined) return tooLargePage(visitOf(request, url, session), most)
    const visit = visitOf(request, url, session, form)
    if (!holdsCsrf(session.csrf, form.fields)) return stalePage(visit)
    session.exchanges.begin()
    return answerPage(visit, key)
  }

  return {
    sessions,
    answer: async (request, clientIp) => {
      const url = new URL(request.url)
      const path = url.pathname.replace(/(?<!\/)\/+$/, '')
      const asset = assets(path)
      if (asset !== undefined) return asset
      const { method } = request
      // Who asks without wanting to see must not use up what is shown once.
      if (method === 'HEAD') return new Response(null, { headers: securityHeaders })
      const key = `${method} ${path}`
      const cookie = readCookie(request, sessionCookie(url))
      const session = sessions.find(cookie)
      if (session === undefined) {
        if (method !== 'GET') return seeOther('/web/login?reason=ended')
        if (!cookie && request.headers.get('sec-fetch-site') === 'cross-site') return reenter()
        if (path !== '/web/login') return seeOther(`/web/login${cookie ? '?reason=ended' : ''}`)
        const opened = sessions.open(clientIp)
        const response = await answerGet(visitOf(request, url, opened), key)
        response.headers.append('Set-Cookie', writeSessionCookie(opened.id, url))
        return response
      }
      session.clientIp = clientIp
      const { context } = session.signedIn ?? {}
      note(request, { context: context && `${context.type} ${context.value}` })
      const idBefore = session.id
      const response = await (method === 'POST'
        ? answerPost(request, url, session, key)
        : answerGet(visitOf(request, url, session), key))
      if (session.id !== idBefore) response.headers.append('Set-Cookie', writeSessionCookie(session.id, url))
      return response
    },
  }
}
