import type { Context } from 'hono'
import type { Contract } from '../../contracts/ksef/contract.ts'
import type { App } from '../http/connection.ts'
import { quote } from '../http/quote.ts'
import { part } from '../runtime/parts.ts'
import { shown, shownFile } from './shown.ts'
import type { Seeded } from './site-pages.ts'

const pages = part(() => import('./site-pages.ts'))
const reader = part(() => import('./reader.ts'))
const files = part(() => import('./files.ts'))

const queryOf = ({ req }: Context): URLSearchParams => new URL(req.url).searchParams

/** What home says of its world. */
export interface Hosting {
  readonly publicUrl?: string | undefined
  /** What stands before the world's paths. */
  readonly prefix: string
  readonly contract: Contract
  /** The company and the token that the world begins with, where it begins with some. */
  readonly seeded?: Seeded | undefined
  /** Of A-Cube, to sign in with; a password that somebody chose is left out. */
  readonly account: { readonly email: string; readonly password?: string }
}

/** Home, what these pages look like, and a page in place of a 404 for who prefers pages. */
export const routePages = (app: App, { publicUrl, prefix, contract, seeded }: Hosting): void => {
  const origin = ({ req }: Context): string => (publicUrl ?? new URL(req.url).origin) + prefix

  app.use(async (c, next) => {
    await next()
    if (c.res.status !== 404 || c.res.headers.get('content-type')?.startsWith('text/html')) return
    const { prefersPages, tongueOf } = await reader()
    if (!prefersPages(c.req.raw)) return
    const { unknownPage } = await pages()
    const { headers } = c.res
    c.res = undefined
    c.res = await shown(unknownPage(tongueOf(c.req.raw), quote(c.req.path), queryOf(c)), 404, headers)
  })
  app.get('/', async c =>
    shown(
      (await pages()).homePage(
        (await reader()).tongueOf(c.req.raw),
        { origin: origin(c), version: contract.number, seeded },
        queryOf(c),
      ),
    ),
  )

  const file = (path: string, type: string, text: (from: Awaited<ReturnType<typeof files>>) => string) =>
    app.get(path, async () => shownFile(type, text(await files())))
  file('/assets/site.css', 'text/css; charset=utf-8', ({ siteStyle }) => siteStyle)
  file('/assets/icon.svg', 'image/svg+xml', ({ icon }) => icon)
  // Browsers ask for it by this name where a page names none; they take any image.
  file('/favicon.ico', 'image/svg+xml', ({ icon }) => icon)
}
