import { html } from 'hono/html'
import type { ControlCallShape } from '../../contracts/control/call.ts'
import { allControlCalls } from '../../contracts/control/calls.ts'
import { commandWord } from '../../contracts/control/command-word.ts'
import { introduction } from '../../contracts/control/openapi.ts'
import type { OpenApiSchema } from '../../contracts/openapi-document.ts'
import { parametersIn, schemaOf } from '../../contracts/openapi-parts.ts'
import { page } from '../pages/page.ts'

const areas = [...new Set(allControlCalls.map(({ area }) => area))]

/** Where nothing is said of a member, its values or its type. */
const meaningOf = (schema: OpenApiSchema | undefined) => schema?.description ?? schema?.enum?.join(', ') ?? schema?.type

const given = ({ params, query, body }: ControlCallShape) => {
  const members = body === undefined ? {} : (schemaOf(body, 'input').properties ?? {})
  return [
    ...[...parametersIn('path', params), ...parametersIn('query', query)].map(
      ({ name, schema }) => [name, meaningOf(schema)] as const,
    ),
    ...Object.entries(members).map(([name, schema]) => [name, meaningOf(schema)] as const),
  ]
}

const call = (area: string, name: string, operation: ControlCallShape) => html`<section>
  <h3><code>${operation.method} /control${operation.path}</code></h3>
  <p>${operation.summary}.</p>
  <dl>
    <dt>Command</dt>
    <dd><code>ksef-simulator control ${commandWord(area)} ${commandWord(name)}</code></dd>
    ${given(operation).map(([member, description]) => html`<dt><code>${member}</code></dt><dd>${description}</dd>`)}
    <dt>Success</dt>
    <dd>${operation.success.status} ${operation.success.text}</dd>
    ${Object.entries(operation.refusals ?? {}).map(([status, text]) => html`<dt>${status}</dt><dd>${text}</dd>`)}
  </dl>
</section>`

/** The calls to read. Made from their declarations alone. */
export const controlPage = () =>
  page(
    { title: 'Control: calls – KSeF simulator', tongue: 'en', path: '/control/docs' },
    html`<h1>Control: calls</h1>
    <p>${introduction} The same as <a href="/control/openapi.json">an OpenAPI document</a>.</p>
    ${areas.map(
      area => html`<h2>${area}</h2>
        ${allControlCalls.filter(it => it.area === area).map(it => call(it.area, it.name, it.operation))}`,
    )}`,
  )
