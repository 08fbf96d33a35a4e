import { html } from 'hono/html'
import { type Contract, refusalsIn } from '../../../contracts/ksef/contract.ts'
import type { ErrorEntry } from '../../../contracts/ksef/errors.ts'
import { publicLimits, type RateLimits } from '../../../contracts/ksef/rate-limits.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import { page } from '../page.ts'

/** The contract to read: every operation with what it takes, gives and refuses. Made from the contract alone. */
export const operationsPage = (contract: Contract) =>
  page(
    { title: 'KSeF: operations – KSeF simulator', tongue: 'en', path: '/docs/v2' },
    html`<h1>KSeF: operations</h1>
    <p>
      A simulator of KSeF's API ${contract.number}, not the Ministry's. The same as
      <a href="/docs/v2/openapi.json">an OpenAPI document</a>.
    </p>
    ${areas(contract).map(area => html`<h2>${area}</h2>${inArea(area, contract)}`)}`,
  )

const areas = ({ operations }: Contract) => [...new Set(operations.map(({ area }) => area))]
const inArea = (area: string, contract: Contract) =>
  contract.operations.filter(one => one.area === area).map(({ operation }) => section(operation, contract))

const heading = ({ method, path, summary }: OperationShape) =>
  html`<h3><code>${method} ${path}</code></h3><p>${summary}</p>`

const access = ({ bearer, permissions }: OperationShape) =>
  html`<dt>Bearer</dt>
    <dd>${bearer.join(' or ') || 'none'}</dd>
    ${permissions && html`<dt>Permissions</dt><dd>one of ${permissions.join(', ')}</dd>`}`

const section = (operation: OperationShape, contract: Contract) => html`<section>
  ${heading(operation)}
  <dl>
    ${access(operation)}
    <dt>Success</dt>
    <dd>${operation.success.status}</dd>
    <dt>Limits</dt>
    <dd>${limitsOf(operation, contract)}</dd>
    ${operation.errors.length > 0 && html`<dt>Refusals</dt><dd>${refusalsIn(contract, operation).map(refusal)}</dd>`}
  </dl>
</section>`

const limitsOf = ({ limits }: OperationShape, { rateGroups }: Contract) => {
  const { perSecond, perMinute, perHour }: RateLimits = limits === 'public' ? publicLimits : rateGroups[limits]
  return [`${perSecond} a second`, perMinute && `${perMinute} a minute`, perHour && `${perHour} an hour`]
    .filter(Boolean)
    .join(', ')
}

const refusal = ({ http, code, text, detail }: ErrorEntry) => html`<div>${code ?? http} ${text} ${detail}</div>`
