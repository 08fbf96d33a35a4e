import { html } from 'hono/html'
import type { Tongue } from '../../contracts/told.ts'
import { anyNip } from './any-nip.ts'
import { links } from './links.ts'
import { linked, page } from './page.ts'
import { say } from './texts.ts'
import { tiles } from './tiles.ts'

/** Where else there is something to see: of a world's state, for people and for programs. */
const places = [
  { href: '/control/inspector/state?area=invoices', bilingual: true, name: 'qr', line: 'qrLine' },
  { href: '/latarnia/status', name: 'latarnia', line: 'latarniaLine' },
] as const

const pagesIn = (tongue: Tongue, query: URLSearchParams | undefined) =>
  tiles(
    [...links, ...places].flatMap(link =>
      'line' in link ? [{ href: linked(link, query), name: say(link.name)[tongue], line: say(link.line)[tongue] }] : [],
    ),
  )

/** The company and the token that a world begins with: a client that is set up once works after every start. */
export interface Seeded {
  readonly nip: string
  readonly token: string
}

const seededIn = (tongue: Tongue, { nip, token }: Seeded) => html`<h2>${say('seeded')[tongue]}</h2>
  <p>${say('seededLine')[tongue]}</p>
  <dl class="known">
    <dt>NIP</dt><dd><code>${nip}</code></dd>
    <dt>${say('seededToken')[tongue]}</dt><dd><code>${token}</code></dd>
  </dl>`

/** As a shell takes them, where Node and this package are. @param origin of the world */
export const firstCommands = (origin: string, nip: string): string => {
  const at = origin === 'http://127.0.0.1:4010' ? '' : ` --url ${origin}/v2`
  return [
    `npx ksef-simulator token --nip ${nip} --name 'My ERP' --role InvoiceRead --role InvoiceWrite${at}`,
    `npx ksef-simulator invoice list --nip ${nip}${at}`,
    `npx ksef-simulator control clock advance --by 1h${at}`,
    `curl -s -X POST ${origin}/v2/auth/challenge`,
  ].join('\n')
}

/** Each a block; word by word, so that none is broken at its dashes. */
const inWords = (commands: string) =>
  commands.split('\n').map(line => html`<code>${line.split(' ').map(word => html`<span>${word}</span> `)}\n</code>`)

export interface Home {
  /** Where the world is reached: `http://127.0.0.1:4010`, behind it `/w/name` for one of its own. */
  readonly origin: string
  /** Of its API. */
  readonly version: string
  readonly seeded?: Seeded | undefined
}

/** What this is, and what is where. */
export const homePage = (tongue: Tongue, { origin, version, seeded }: Home, query?: URLSearchParams) =>
  page(
    { title: say('product')[tongue], tongue, path: '/', bilingual: true, query },
    html`<h1>${say('product')[tongue]}</h1>
    <p class="lead">${say('homeLead', { version })[tongue]}</p>
    <h2>${say('address')[tongue]}</h2>
    <pre tabindex="0">${origin}/v2</pre>
    ${seeded === undefined ? '' : seededIn(tongue, seeded)}
    <h2>${say('whatIsWhere')[tongue]}</h2>
    ${pagesIn(tongue, query)}
    <h2>${say('firstCommands')[tongue]}</h2>
    <p>${say('firstCommandsLine')[tongue]}</p>
    <pre tabindex="0" class="commands">${inWords(firstCommands(origin, seeded?.nip ?? anyNip))}</pre>`,
  )

/** Of an address where nothing is. */
export const unknownPage = (tongue: Tongue, path: string, query?: URLSearchParams) =>
  page(
    { title: `${say('unknownTitle')[tongue]} – ${say('product')[tongue]}`, tongue, path, bilingual: true, query },
    html`<h1>${say('unknownTitle')[tongue]}</h1>
    <p class="lead">${say('unknownLine', { path })[tongue]}</p>
    ${pagesIn(tongue, query)}`,
  )
