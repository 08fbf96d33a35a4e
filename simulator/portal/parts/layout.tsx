import type { Child } from 'hono/jsx'
import { links } from '../../pages/links.ts'
import { say as sayOfSite } from '../../pages/texts.ts'
import type { Refresh } from '../refresh.ts'
import { languages } from '../texts.ts'
import type { Visit } from '../visit.ts'
import { Form } from './form.tsx'
import { Hood } from './hood.tsx'
import { Menu } from './menu.tsx'

export interface LayoutProps {
  readonly visit: Visit
  readonly title: string
  /** The page says that something is wrong; so does its title. */
  readonly failed?: boolean
  /** The page asks again by itself. */
  readonly refresh?: Refresh
  /** Only the script asks again, for the parts that change: to load the page anew would lose something. */
  readonly watch?: Refresh
  /** Left out where another language would cost the token number, which is shown once. */
  readonly withoutLanguages?: boolean
  /** A list has many columns. */
  readonly wide?: boolean
  readonly children: Child
}

const names = { en: 'English', pl: 'Polski' } as const

const Languages = ({ visit: { say, language, url } }: { visit: Visit }) => {
  const query = new URLSearchParams(url.search)
  query.delete('refresh')
  const back = url.pathname + (query.size > 0 ? `?${query}` : '')
  return (
    <nav class="languages" aria-label={say('language')}>
      {languages.map(one =>
        one === language ? (
          <span lang={one} aria-current="true">
            {names[one]}
          </span>
        ) : (
          <a lang={one} hreflang={one} href={`/web/language?${new URLSearchParams({ to: one, back })}`}>
            {names[one]}
          </a>
        ),
      )}
    </nav>
  )
}

const Identity = ({ visit }: { visit: Visit }) => {
  const { say, session } = visit
  if (session.signedIn === undefined) return null
  return (
    <div class="identity">
      <span>
        {say('context')} <strong class="mono">{session.signedIn.context.value}</strong>
      </span>
      <Form visit={visit} action="/web/sign-out">
        <button type="submit" class="quiet">
          {say('signOut')}
        </button>
      </Form>
    </div>
  )
}

/** To the pages beside the portal. */
const SiteLinks = ({ language }: Pick<Visit, 'language'>) => (
  <nav class="site" aria-label={sayOfSite('pages')[language]}>
    {links
      .filter(({ name }) => name !== 'portal')
      .map(({ href, name }) => (
        <a href={href}>{sayOfSite(name)[language]}</a>
      ))}
  </nav>
)

const frameClass = (alone: boolean, wide = false): string => {
  if (alone) return 'frame alone'
  return wide ? 'frame wide' : 'frame'
}

/** What every page has: the mark, the head, the menu of someone signed in, and the panel at its foot. */
export const Layout = ({
  visit,
  title,
  failed,
  refresh,
  watch = refresh,
  withoutLanguages,
  wide,
  children,
}: LayoutProps) => {
  const { say, language, session } = visit
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${failed ? `${say('errorTitle')}: ` : ''}${title} – ${say('product')}`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/web/assets/portal.css" />
        <script type="module" src="/web/assets/portal.js"></script>
        {refresh && (
          <noscript>
            <meta http-equiv="refresh" content={`${refresh.seconds};url=${refresh.url}`} />
          </noscript>
        )}
      </head>
      <body data-refresh={watch?.seconds} data-refresh-url={watch?.url}>
        <a class="skip" href="#main">
          {say('skip')}
        </a>
        <header>
          <p class="mark">{say('mark')}</p>
          <div class="head">
            <a class="product" href="/web">
              <img src="/assets/icon.svg" alt="" width="36" height="36" />
              <span>
                <strong>{say('product')}</strong>
                <small>{say('productLine')}</small>
              </span>
            </a>
            <div class="head-end">
              <Identity visit={visit} />
              {!withoutLanguages && <Languages visit={visit} />}
            </div>
          </div>
        </header>
        <div class={frameClass(session.signedIn === undefined, wide)}>
          {session.signedIn !== undefined && <Menu visit={visit} signedIn={session.signedIn} />}
          <main id="main" tabindex={-1}>
            {children}
          </main>
        </div>
        <footer>
          <SiteLinks language={language} />
          <Hood visit={visit} />
        </footer>
        <div class="unseen" id="announcement" role="status"></div>
      </body>
    </html>
  )
}
