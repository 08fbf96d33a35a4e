import type { Context } from 'hono'
import { allControlCalls } from '../../contracts/control/calls.ts'
import type { App } from '../http/connection.ts'
import { quote } from '../http/quote.ts'
import { securityHeaders } from '../http/security-headers.ts'
import { part } from '../runtime/parts.ts'

const pages = part(() => import('./site-pages.ts'))
const reader = part(() => import('./reader.ts'))
const files = part(() => import('./files.ts'))

const shown = async (content: unknown, status = 200, headers?: Headers): Promise<Response> => {
  const answer = new Response(String(await content), { status, ...(headers && { headers }) })
  for (const [name, value] of Object.entries(securityHeaders)) answer.headers.set(name, value)
  answer.headers.set('Content-Type', 'text/html; charset=utf-8')
  answer.headers.set('Vary', 'Accept, Accept-Language')
  return answer
}

/** Home, the pages of reference and control, what they look like, and a page in place of a 404 for who prefers pages. */
export const routePages = (app: App, publicUrl: string | undefined): void => {
  const baseUrl = ({ req }: Context): string => `${publicUrl ?? new URL(req.url).origin}/v2`
  const controls = () => [
    ...allControlCalls.map(({ operation: { method, path, summary } }) => ({
      method,
      path: `/control${path.replace(/\{(\w+)\}/g, ':$1')}`,
      does: summary,
    })),
    ...app.routes.filter(({ method, path }) => path.startsWith('/control/certificates') && method !== 'ALL'),
  ]

  app.use(async (c, next) => {
    await next()
    if (c.res.status !== 404 || c.res.headers.get('content-type')?.startsWith('text/html')) return
    const { prefersPages, tongueOf } = await reader()
    if (!prefersPages(c.req.raw)) return
    const { unknownPage } = await pages()
    const { headers } = c.res
    c.res = undefined
    c.res = await shown(unknownPage(tongueOf(c.req.raw), quote(c.req.path)), 404, headers)
  })
  app.get('/', async c => shown((await pages()).homePage((await reader()).tongueOf(c.req.raw), baseUrl(c))))
  app.get('/docs', async c => shown((await pages()).docsPage((await reader()).tongueOf(c.req.raw))))
  app.get('/control', async c => shown((await pages()).controlPage((await reader()).tongueOf(c.req.raw), controls())))

  const file = (path: string, type: string, text: (from: Awaited<ReturnType<typeof files>>) => string) =>
    app.get(
      path,
      async () => new Response(text(await files()), { headers: { ...securityHeaders, 'Content-Type': type } }),
    )
  file('/assets/site.css', 'text/css; charset=utf-8', ({ siteStyle }) => siteStyle)
  file('/assets/icon.svg', 'image/svg+xml', ({ icon }) => icon)
  // Browsers ask for it by this name where a page names none; they take any image.
  file('/favicon.ico', 'image/svg+xml', ({ icon }) => icon)
}
