import { html } from 'hono/html'
import type { Tongue } from '../../../contracts/told.ts'
import { page } from '../../pages/page.ts'
import type { PrintedCode } from './firm.ts'
import type { Rehearsal } from './rehearsals.ts'
import { steps } from './steps.ts'
import { say } from './texts.ts'

const root = '/demo/outage'

const form = (action: string, label: string, tongue: Tongue) =>
  html`<form method="post" action="${action}?lang=${tongue}"><button type="submit">${label}</button></form>`

const imageOf = ({ picture }: PrintedCode) => `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`

const codes = ({ firm }: Rehearsal, tongue: Tongue) =>
  html`<ul class="codes">${firm.codes.map(
    code => html`<li><figure>
      <img src="${imageOf(code)}" alt="${say('codeAlt', { kind: code.kind, name: code.invoice })[tongue]}" width="200" />
      <figcaption>${code.kind}, ${code.invoice}<br /><code>${code.link}</code></figcaption>
    </figure></li>`,
  )}</ul>`

/** A step, and once it is done what came of it. */
const row = (at: number, rehearsal: Rehearsal | undefined, tongue: Tongue) => {
  const { id, title } = steps[at]!
  const outcome = rehearsal?.outcomes[at]
  const state = outcome === undefined ? '' : outcome.holds ? 'done' : 'failed'
  return html`<li id="${id}" data-state="${state}">
    <h2>${title[tongue]}</h2>
    ${
      outcome === undefined
        ? ''
        : html`<p class="outcome"><span aria-hidden="true">${outcome.holds ? '✓' : '✗'}</span>
          <span class="unseen">${say(outcome.holds ? 'ok' : 'failed')[tongue]}: </span>${outcome.seen[tongue]}</p>`
    }
    ${id === 'issue' && outcome?.holds ? codes(rehearsal!, tongue) : ''}
  </li>`
}

const actions = (rehearsal: Rehearsal | undefined, tongue: Tongue) => {
  if (rehearsal === undefined) return form(`${root}/stories`, say('begin')[tongue], tongue)
  const at = `${root}/${rehearsal.id}`
  return html`${
    rehearsal.isOver
      ? ''
      : html`${form(`${at}/next`, say('next')[tongue], tongue)}${form(`${at}/rest`, say('rest')[tongue], tongue)}`
  }${form(`${root}/stories`, say('again')[tongue], tongue)}`
}

/** @param rehearsal nothing before one is begun. @param said what there is to say beside */
export const outagePage = (tongue: Tongue, rehearsal?: Rehearsal, said?: string) => {
  const done = rehearsal?.outcomes.filter(({ holds }) => holds).length ?? 0
  return page(
    {
      title: `${say('heading')[tongue]} – KSeF simulator`,
      tongue,
      path: rehearsal === undefined ? root : `${root}/${rehearsal.id}`,
      bilingual: true,
    },
    html`<h1>${say('heading')[tongue]}</h1>
    <p class="lead">${say('lead')[tongue]}</p>
    ${said === undefined ? '' : html`<p role="alert">${said}</p>`}
    <div class="actions">${actions(rehearsal, tongue)}</div>
    ${rehearsal === undefined ? '' : html`<p role="status">${say('progress', { done, of: steps.length })[tongue]}</p>`}
    <ol class="steps" aria-label="${say('steps')[tongue]}">${steps.map((_, at) => row(at, rehearsal, tongue))}</ol>`,
  )
}
