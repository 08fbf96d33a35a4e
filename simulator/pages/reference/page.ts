import { html } from 'hono/html'
import type { Tongue } from '../../../contracts/told.ts'
import { inTongue, page } from '../page.ts'
import { say } from '../texts.ts'
import { documents, type ServedDocument } from './documents.ts'

/** What the page knows of its world. */
export interface Tried {
  /** What stands before the world's paths. */
  readonly prefix: string
  /** Whom KSeF's sign-in offers. */
  readonly nip: string
  /** Of A-Cube; a password that somebody chose is left out. */
  readonly account: { readonly email: string; readonly password?: string }
}

type Name = ServedDocument['name']

const title = { ksef: 'ksefName', control: 'controlName', acube: 'acube' } as const
const lead = { ksef: 'ksefTried', control: 'controlTried', acube: 'acubeTried' } as const

const choice = (chosen: Name, tongue: Tongue, query: URLSearchParams) => html`<nav class="documents"
  aria-label="${say('contracts')[tongue]}"><ul>
  ${documents.map(({ name }) => {
    const current = name === chosen ? html`aria-current="page"` : ''
    return html`<li><a href="${inTongue(`/docs?document=${name}`, query)}" ${current}>${say(title[name])[tongue]}</a></li>`
  })}
</ul></nav>`

const field = (name: string, label: string, more: ReturnType<typeof html>) => html`<div class="field">
  <label for="sign-in-${name}">${label}</label>
  <input id="sign-in-${name}" name="${name}" ${more} />
</div>`

const fields = {
  ksef: (tongue: Tongue, { nip }: Tried) => html`
    ${field('nip', 'NIP', html`value="${nip}" required inputmode="numeric" autocomplete="off"`)}
    <div data-when-refused hidden>
      ${field('controlToken', say('controlToken')[tongue], html`type="password" autocomplete="off"`)}
    </div>`,
  acube: (tongue: Tongue, { account }: Tried) => html`
    ${field('email', say('email')[tongue], html`type="email" value="${account.email}" required autocomplete="off"`)}
    ${field('password', say('password')[tongue], html`type="password" value="${account.password ?? ''}" required autocomplete="off"`)}`,
}
/** Who gives a bearer. */
const signsIn = { ksef: '/control/sign-in', acube: '/acube/login' } as const

/** Sent by the script, which hands the bearer to Swagger UI. */
const signIn = (name: 'ksef' | 'acube', tongue: Tongue, tried: Tried) => html`<form
  class="call-form" id="sign-in" method="post" action="${signsIn[name]}" hidden
  data-done="${say('signedIn')[tongue]}" data-refused="${say(`${name}Refused`)[tongue]}" data-failed="${say('noAnswer')[tongue]}">
  <div class="fields">${fields[name](tongue, tried)}</div>
  <button type="submit">${say('signIn')[tongue]}</button>
  <p role="status" id="signed-in"></p>
</form>`

/** The contracts to try: one of three in Swagger UI, with a sign-in before it. */
export const referencePage = (tongue: Tongue, tried: Tried, query: URLSearchParams) => {
  const { name, path, server, page: plain } = documents.find(it => it.name === query.get('document')) ?? documents[0]
  return page(
    {
      title: `${say('reference')[tongue]} – ${say('product')[tongue]}`,
      ...{ tongue, query, path: '/docs', bilingual: true, broad: true },
      head: html`<link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/assets/reference.css" />
    <script defer src="/docs/assets/swagger-ui.js"></script>
    <script type="module" src="/docs/assets/reference.js"></script>`,
    },
    html`<h1>${say('reference')[tongue]}</h1>
    <p class="lead">${say('docsLead')[tongue]}</p>
    ${choice(name, tongue, query)}
    <p>${say(lead[name])[tongue]}</p>
    <ul class="others">
      <li><a href="${plain}">${say('plainPage')[tongue]}</a></li>
      <li><a href="${path}">${say('openApi')[tongue]}</a></li>
      <li><a href="/docs/postman.json" download="ksef-simulator.postman_collection.json">${say('postman')[tongue]}</a></li>
    </ul>
    <noscript><p class="notice">${say('needsScripts')[tongue]}</p></noscript>
    ${name === 'control' ? '' : signIn(name, tongue, tried)}
    <div id="swagger-ui" lang="en" data-document="${tried.prefix}${path}" data-server="${tried.prefix}${server}"></div>`,
  )
}
