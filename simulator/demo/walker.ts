import { type HTMLElement, parse } from 'node-html-parser'
import type { Fetch } from '../acube/traffic.ts'

/** What is written in an element, as it is read. */
const written = (element: HTMLElement | null | undefined): string =>
  element === null || element === undefined ? '' : element.structuredText.replace(/\s+/g, ' ').trim()

/** What a form sends before anyone touches it, but for what is typed or chosen. */
const hiddenFields = (form: HTMLElement): [string, string][] =>
  form
    .querySelectorAll('input[type="hidden"]')
    .map(input => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''])

/** A person at the portal, who knows its pages by what is written on them. */
export interface Walker {
  /** What the page is called. */
  readonly heading: string
  /** What is written on the page. */
  readonly text: string
  /** The text of the element with an id. */
  byId(id: string): string | undefined
  /** What is written in a column of the row that has a name on it. */
  cell(name: string, column: string): string | undefined
  open(path: string): Promise<void>
  reload(): Promise<void>
  /** Follows the link with the label. */
  follow(label: string): Promise<void>
  /** Fills the form that has the button, and presses it. */
  press(button: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<void>
}

/**
 * A browser of the plainest kind: cookies, redirects, links, forms.
 * @param fetch must not follow redirects by itself where the request says so.
 */
export const createWalker = (origin: string, fetch: Fetch): Walker => {
  const cookies = new Map<string, string>()
  let address = new URL(origin)
  let page = parse('')

  const ask = async (url: URL, init: RequestInit = {}): Promise<void> => {
    const headers = new Headers({ 'accept-language': 'en', ...(init.headers as Record<string, string>) })
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '))
    const response = await fetch(new Request(url, { ...init, headers, redirect: 'manual' }))
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    address = url
    page = parse(await response.text())
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) await ask(new URL(location, url))
  }
  const missing = (what: string): Error => new Error(`The page “${walker.heading}” has no ${what}.`)

  const walker: Walker = {
    get heading() {
      return written(page.querySelector('title')).split(' – ')[0]!
    },
    get text() {
      return written(page)
    },
    byId: id => {
      const element = page.getElementById(id)
      return element === null ? undefined : written(element)
    },
    cell: (name, column) => {
      const row = page.querySelectorAll('tr').find(it => written(it).includes(name))
      const cells = row?.querySelectorAll('td').map(written) ?? []
      return cells.find(text => text.startsWith(`${column} `))?.slice(column.length + 1)
    },
    open: path => ask(new URL(path, address)),
    reload: () => ask(address),
    follow: async label => {
      const link = page.querySelectorAll('a').find(it => written(it).startsWith(label))
      if (link === undefined) throw missing(`link “${label}”`)
      await ask(new URL(link.getAttribute('href') ?? '', address))
    },
    press: async (button, fields = {}) => {
      const form = page
        .querySelectorAll('form')
        .find(it => it.querySelectorAll('button').some(one => written(one) === button))
      if (form === undefined) throw missing(`button “${button}”`)
      const body = new URLSearchParams(hiddenFields(form))
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      const action = new URL(form.getAttribute('action') ?? '', address)
      if (form.getAttribute('method') !== 'post') return ask(new URL(`?${body}`, action))
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      await ask(action, { method: 'POST', body: body.toString(), headers })
    },
  }
  return walker
}
