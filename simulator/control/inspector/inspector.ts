import { readUpTo } from '../../http/read-up-to.ts'
import { tongueOf } from '../../pages/reader.ts'
import { shown, shownFile } from '../../pages/shown.ts'
import { unknownPage } from '../../pages/site-pages.ts'
import type { Steered } from '../handler.ts'
import { NotDone } from '../not-done.ts'
import { script, style } from './assets/assets.ts'
import { doneAt } from './call-form.tsx'
import { exchangePage } from './exchange-page.tsx'
import { exchangesPage } from './exchanges-page.tsx'
import { type Look, lookAt } from './look.ts'
import { exchangePath } from './paths.ts'
import { perform } from './perform.ts'
import { statePage } from './state-page.tsx'
import { steeringPage } from './steering-page.tsx'

/** The longest form, in bytes. */
const MAX_FORM_BYTES = 64 * 1024

const pages: Readonly<Record<string, (look: Look) => Promise<Response> | Response>> = {
  '/control': look => {
    const { page, status } = exchangesPage(look)
    return shown(page, status)
  },
  '/control/inspector/state': look => shown(statePage(look)),
  '/control/inspector/steering': look => shown(steeringPage(look)),
  '/control/inspector/inspector.css': () => shownFile('text/css; charset=utf-8', style),
  '/control/inspector/inspector.js': () => shownFile('text/javascript; charset=utf-8', script),
}

const nothing = ({ tongue, url }: Look): Promise<Response> => shown(unknownPage(tongue, url.pathname), 404)

const exchange = async (look: Look, id: string): Promise<Response> => {
  try {
    return await shown(exchangePage(look, id))
  } catch (thrown) {
    if (!(thrown instanceof NotDone)) throw thrown
    return nothing(look)
  }
}

/** A form: the call that its address names, then back to the page it came from. */
const submitted = async (request: Request, look: Look, call: string): Promise<Response> => {
  const body = await readUpTo(MAX_FORM_BYTES, request)
  if (body === undefined) return new Response(null, { status: 413 })
  const outcome = await perform(look, call, new URLSearchParams(Buffer.from(body).toString()))
  if (outcome === undefined) return nothing(look)
  if (outcome !== 'done') return shown(steeringPage(look, outcome), outcome.status)
  return new Response(null, { status: 303, headers: { Location: doneAt(look, call) } })
}

const forms = '/control/inspector/do/'
const exchanges = exchangePath('')

/** Answers a browser at /control and under /control/inspector. */
export const answerInspector = async (request: Request, steered: Steered): Promise<Response> => {
  const url = new URL(request.url)
  const tongue = tongueOf(request)
  const look = lookAt(url, tongue, { ...steered, tongue })
  const { pathname } = url
  if (request.method === 'POST' && pathname.startsWith(forms))
    return submitted(request, look, pathname.slice(forms.length).replace('/', '.'))
  if (request.method !== 'GET' && request.method !== 'HEAD') return nothing(look)
  if (pathname.startsWith(exchanges)) return exchange(look, pathname.slice(exchanges.length))
  return Object.hasOwn(pages, pathname) ? pages[pathname]!(look) : nothing(look)
}
