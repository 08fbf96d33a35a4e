import { html } from 'hono/html'
import { type Tongue, tongues } from '../../contracts/told.ts'
import { links } from './links.ts'
import { say } from './texts.ts'

export type Markup = ReturnType<typeof html>

export interface PageProps {
  readonly title: string
  readonly tongue: Tongue
  /** Path of the page: where the languages lead, and which link is the present one. */
  readonly path: string
  /** Without it the page is told in its language alone. */
  readonly bilingual?: boolean
  /** Behind the question mark, where the other language shows the same of it; a language that was chosen goes along. */
  readonly query?: URLSearchParams
  /** In place of the style of all these pages: theirs and more. */
  readonly style?: string
  readonly script?: string
  /** More of the head: style sheets behind that of all these pages, scripts. */
  readonly head?: Markup
  /** For lists that need the room. */
  readonly broad?: boolean
}

const tongueNames = { en: 'English', pl: 'Polski' } as const

/** What stands under a link is of it, too. */
const current = (path: string, href: string) => {
  if (path === href) return html`aria-current="page"`
  return href !== '/' && path.startsWith(`${href}/`) ? html`aria-current="true"` : ''
}

/** A path of these pages in the language that was chosen. */
export const inTongue = (href: string, query: URLSearchParams | undefined): string => {
  const chosen = query?.get('lang')
  return chosen ? `${href}${href.includes('?') ? '&' : '?'}lang=${encodeURIComponent(chosen)}` : href
}

/** Where a link leads, in the language that was chosen. */
export const linked = (link: { readonly href: string }, query: URLSearchParams | undefined): string =>
  'bilingual' in link ? inTongue(link.href, query) : link.href

const navigation = ({
  tongue,
  path,
  query,
}: PageProps) => html`<nav class="site" aria-label="${say('pages')[tongue]}"><ul>
  ${links.map(
    link => html`<li>
      <a href="${linked(link, query)}" ${current(path, link.href)}>${say(link.name)[tongue]}</a>
    </li>`,
  )}
</ul></nav>`

const sameIn = (tongue: Tongue, { path, query }: PageProps): string => {
  const others = new URLSearchParams(query)
  others.set('lang', tongue)
  // Behind two slashes would stand another host.
  return `${path.replace(/^\/+/, '/')}?${others}`
}

const languages = (props: PageProps) =>
  html`<nav class="languages" aria-label="${say('language')[props.tongue]}">
  ${tongues.map(one =>
    one === props.tongue
      ? html`<span lang="${one}" aria-current="true">${tongueNames[one]}</span>`
      : html`<a lang="${one}" hreflang="${one}" href="${sameIn(one, props)}">${tongueNames[one]}</a>`,
  )}
</nav>`

/** A page around portal and demo: one look for home, reference, control and A-Cube's operations. */
export const page = (props: PageProps, content: Markup) => html`<!doctype html>
<html lang="${props.tongue}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${props.title}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${props.style ?? '/assets/site.css'}" />
    ${props.script ? html`<script type="module" src="${props.script}"></script>` : ''}
    ${props.head ?? ''}
  </head>
  <body${props.broad ? html` class="broad"` : ''}>
    <a class="skip" href="#main">${say('skip')[props.tongue]}</a>
    <header>
      <p class="mark">${say('mark')[props.tongue]}</p>
      <div class="head">
        <a class="product" href="${inTongue('/', props.query)}"><img src="/assets/icon.svg" alt="" width="32" height="32" />${say('product')[props.tongue]}</a>
        ${navigation(props)}
        ${props.bilingual ? languages(props) : ''}
      </div>
    </header>
    <main id="main" tabindex="-1">${content}</main>
  </body>
</html>`
