import { html } from 'hono/html'
import { apiVersion } from '../../../contracts/ksef/api-version.ts'
import { type ErrorEntry, errors } from '../../../contracts/ksef/errors.ts'
import { allOperations } from '../../../contracts/ksef/operations.ts'
import { publicLimits, type RateLimits, rateGroups } from '../../../contracts/ksef/rate-limits.ts'
import { isDeclared, type OperationShape, type PlannedOperation } from '../../../contracts/operation.ts'
import { page } from '../page.ts'

/** The contract to read: every operation with what it takes, gives and refuses. Made from the contract alone. */
export const operationsPage = () =>
  page(
    { title: 'KSeF: operations – KSeF simulator', tongue: 'en', path: '/docs/v2' },
    html`<h1>KSeF: operations</h1>
    <p>
      A simulator of KSeF's API ${apiVersion}, not the Ministry's. The same as
      <a href="/docs/v2/openapi.json">an OpenAPI document</a>.
    </p>
    ${areas().map(area => html`<h2>${area}</h2>${inArea(area)}`)}`,
  )

const areas = () => [...new Set(allOperations.map(({ area }) => area))]
const inArea = (area: string) =>
  allOperations
    .filter(one => one.area === area)
    .map(({ operation }) => (isDeclared(operation) ? declared(operation) : planned(operation)))

const heading = ({ method, path, summary }: PlannedOperation) =>
  html`<h3><code>${method} ${path}</code></h3><p>${summary}</p>`

const planned = (operation: PlannedOperation) =>
  html`<section class="planned">
    ${heading(operation)}
    <p>Not built yet: answers 501 to those who may call it.</p>
    <dl>${access(operation)}</dl>
  </section>`

const access = ({ bearer, permissions }: PlannedOperation) =>
  html`<dt>Bearer</dt>
    <dd>${bearer.join(' or ') || 'none'}</dd>
    ${permissions && html`<dt>Permissions</dt><dd>one of ${permissions.join(', ')}</dd>`}`

const declared = (operation: OperationShape) => html`<section>
  ${heading(operation)}
  <dl>
    ${access(operation)}
    <dt>Success</dt>
    <dd>${operation.success.status}</dd>
    <dt>Limits</dt>
    <dd>${limitsOf(operation)}</dd>
    ${operation.errors.length > 0 && html`<dt>Refusals</dt><dd>${operation.errors.map(refusal)}</dd>`}
  </dl>
</section>`

const limitsOf = ({ limits }: OperationShape) => {
  const { perSecond, perMinute, perHour }: RateLimits = limits === 'public' ? publicLimits : rateGroups[limits]
  return [`${perSecond} a second`, perMinute && `${perMinute} a minute`, perHour && `${perHour} an hour`]
    .filter(Boolean)
    .join(', ')
}

const refusal = (name: OperationShape['errors'][number]) => {
  const { http, code, text, detail }: ErrorEntry = errors[name]
  return html`<div>${code ?? http} ${text} ${detail}</div>`
}
