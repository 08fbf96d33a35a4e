import { html } from 'hono/html'
import { apiVersion } from '../../contracts/ksef/api-version.ts'
import type { Tongue } from '../../contracts/told.ts'
import { links } from './links.ts'
import { page } from './page.ts'
import { controlSays, say } from './texts.ts'
import { tiles } from './tiles.ts'

const pagesIn = (tongue: Tongue) =>
  tiles(
    links.flatMap(link =>
      'line' in link ? [{ href: link.href, name: say(link.name)[tongue], line: say(link.line)[tongue] }] : [],
    ),
  )

/** @param baseUrl what a client is pointed at: `http://127.0.0.1:4010/v2` */
export const homePage = (tongue: Tongue, baseUrl: string) =>
  page(
    { title: say('product')[tongue], tongue, path: '/', bilingual: true },
    html`<h1>${say('product')[tongue]}</h1>
    <p class="lead">${say('homeLead', { version: apiVersion })[tongue]}</p>
    <h2>${say('address')[tongue]}</h2>
    <pre tabindex="0">${baseUrl}</pre>
    ${pagesIn(tongue)}`,
  )

export const docsPage = (tongue: Tongue) => {
  const line = say('documentLine')[tongue]
  return page(
    { title: `${say('reference')[tongue]} – ${say('product')[tongue]}`, tongue, path: '/docs', bilingual: true },
    html`<h1>${say('reference')[tongue]}</h1>
    <p class="lead">${say('docsLead')[tongue]}</p>
    ${tiles([
      { href: '/docs/v2', name: 'KSeF', line: say('referenceLine')[tongue] },
      { href: '/docs/v2/openapi.json', name: say('ksefDocument')[tongue], line },
      { href: '/acube/docs', name: say('acube')[tongue], line: say('acubeLine')[tongue] },
      { href: '/acube/docs/openapi.json', name: say('acubeDocument')[tongue], line },
    ])}`,
  )
}

/** What is routed under /control. */
export interface Routed {
  readonly method: string
  /** With `:names` for what differs. */
  readonly path: string
  /** Its declaration's sentence, where the catalogue has none. */
  readonly does?: string
}

const isTold = (name: string): name is keyof typeof controlSays.texts => name in controlSays.texts

const row = ({ method, path, does = '' }: Routed, tongue: Tongue) => {
  const name = `${method} ${path}`
  return html`<tr><td><code>${method}</code></td><td><code>${path.replace(/:(\w+)/g, '{$1}')}</code></td>
    <td>${isTold(name) ? controlSays(name)[tongue] : does}</td></tr>`
}

export const controlPage = (tongue: Tongue, routed: readonly Routed[]) =>
  page(
    { title: `${say('control')[tongue]} – ${say('product')[tongue]}`, tongue, path: '/control', bilingual: true },
    html`<h1>${say('control')[tongue]}</h1>
    <p class="lead">${say('controlLead')[tongue]}</p>
    <div class="wide" tabindex="0"><table>
      <thead><tr>
        <th scope="col">${say('controlMethod')[tongue]}</th>
        <th scope="col">${say('controlPath')[tongue]}</th>
        <th scope="col">${say('controlDoes')[tongue]}</th>
      </tr></thead>
      <tbody>${routed.map(one => row(one, tongue))}</tbody>
    </table></div>`,
  )

/** Of an address where nothing is. */
export const unknownPage = (tongue: Tongue, path: string) =>
  page(
    { title: `${say('unknownTitle')[tongue]} – ${say('product')[tongue]}`, tongue, path, bilingual: true },
    html`<h1>${say('unknownTitle')[tongue]}</h1>
    <p class="lead">${say('unknownLine', { path })[tongue]}</p>
    ${pagesIn(tongue)}`,
  )
