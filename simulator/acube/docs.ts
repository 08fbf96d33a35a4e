import { html } from 'hono/html'
import { generalAssumptions } from '../../contracts/acube/assumptions.ts'
import { introduction, marked, remarksOf } from '../../contracts/acube/openapi.ts'
import type { AcubeOperationShape } from '../../contracts/acube/operation.ts'
import { allAcubeOperations } from '../../contracts/acube/operations.ts'
import { acubeSources } from '../../contracts/acube/sources.ts'
import { acubeInvoiceStatuses, entityStatuses, processingCodes } from '../../contracts/acube/statuses.ts'
import { webhookTypes } from '../../contracts/acube/webhooks.ts'
import { securityHeaders } from '../http/security-headers.ts'
import { page } from '../pages/page.ts'
import type { AcubeAccount } from './accounts.ts'

const row = ([name, meaning]: readonly [string, string]) => html`<dt><code>${name}</code></dt><dd>${meaning}</dd>`
const tableOf = (title: string, rows: Readonly<Record<string, string>>) =>
  html`<h3>${title}</h3><dl class="known">${Object.entries(rows).map(row)}</dl>`

const refusals = ({ refusals }: AcubeOperationShape) =>
  Object.entries(refusals).map(([status, text]) => html`<div>${status} ${text}</div>`)

const operation = (it: AcubeOperationShape) => html`<section>
  <h3><code>${it.method} /acube${it.path}</code></h3>
  <p>${it.summary}</p>
  <dl>
    <dt>Bearer</dt>
    <dd>${it.open ? 'none' : 'the JWT of POST /acube/login'}</dd>
    <dt>Success</dt>
    <dd>${it.success.status} ${it.success.text}</dd>
    ${Object.keys(it.refusals).length > 0 && html`<dt>Refusals</dt><dd>${refusals(it)}</dd>`}
    <dt>Evidence</dt>
    <dd>${remarksOf(it).map(text => html`<div>${text}</div>`)}</dd>
  </dl>
</section>`

const areas = () => [...new Set(allAcubeOperations.map(({ area }) => area))]
const inArea = (name: string) =>
  allAcubeOperations.filter(({ area }) => area === name).map(({ operation: it }) => operation(it))

const isDefault = (account: AcubeAccount, defaults: readonly AcubeAccount[]): boolean => defaults.includes(account)

/** The reference of the look-alike, made from its contract. Passwords of accounts that someone else chose are not shown. */
const referencePage = (accounts: readonly AcubeAccount[], defaults: readonly AcubeAccount[]) =>
  page(
    { title: 'A-Cube look-alike: operations – KSeF simulator', tongue: 'en', path: '/acube/docs' },
    html`<h1>A-Cube look-alike</h1>
    <p>${introduction} The same as <a href="/acube/docs/openapi.json">an OpenAPI document</a>.</p>
    <p>
      Both of A-Cube's hosts stand under <code>/acube</code>: the common one (login, public key) and the country's.
    </p>
    <h2>To begin with</h2>
    ${tableOf(
      'Test accounts',
      Object.fromEntries(
        accounts.map(it => [it.email, isDefault(it, defaults) ? it.password : 'a password of its own']),
      ),
    )}
    <p>
      What the real one does by itself can be asked for here: <code>POST /control/acube/work</code> does what is due and says
      what was done, with <code>{"queue": "now"}</code> also what waits in the queue; <code>GET /control/acube/deliveries</code>
      shows the notifications and how they were received.
    </p>
    ${areas().map(area => html`<h2>${area}</h2>${inArea(area)}`)}
    <h2>Assumed of several</h2>
    ${Object.entries(generalAssumptions).map(([about, texts]) => html`<h3>${about}</h3><ul>${texts.map(text => html`<li>${marked(text)}</li>`)}</ul>`)}
    <h2>Values</h2>
    ${tableOf('Status of a legal entity', entityStatuses)}
    ${tableOf('Status of an invoice', acubeInvoiceStatuses)}
    ${tableOf('Processing codes', processingCodes)}
    ${tableOf('Webhook types', webhookTypes)}
    ${tableOf('Sources', acubeSources)}`,
  )

/** What stands under /acube/docs; undefined where nothing does. */
export const answerDocs = async (
  path: string,
  accounts: readonly AcubeAccount[],
  defaults: readonly AcubeAccount[],
): Promise<Response | undefined> => {
  if (path !== '/acube/docs' && path !== '/acube/docs/') return undefined
  const content = String(await referencePage(accounts, defaults))
  return new Response(content, { headers: { ...securityHeaders, 'Content-Type': 'text/html; charset=UTF-8' } })
}
