import type { Fetch } from '../acube/traffic.ts'

const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** What is written between tags, as it is read. */
const written = (html: string): string =>
  unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, unescaped(value)]),
  )

/** An element's tag and what is in it. */
const elements = (html: string, name: string): { attributes: Record<string, string>; inner: string }[] =>
  [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'g'))].map(([, tag = '', inner = '']) => ({
    attributes: attributesOf(tag),
    inner,
  }))

/** What a form sends before anyone touches it, but for what is typed or chosen. */
const hiddenFields = (form: string): [string, string][] =>
  [...form.matchAll(/<input\b([^>]*?)\/?>/g)]
    .map(([, tag = '']) => attributesOf(tag))
    .filter(({ type }) => type === 'hidden')
    .map(({ name = '', value = '' }) => [name, value])

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
  let html = ''

  const ask = async (url: URL, init: RequestInit = {}): Promise<void> => {
    const headers = new Headers({ 'accept-language': 'en', ...(init.headers as Record<string, string>) })
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '))
    const response = await fetch(new Request(url, { ...init, headers, redirect: 'manual' }))
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    address = url
    html = await response.text()
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) await ask(new URL(location, url))
  }
  const missing = (what: string): Error => new Error(`The page “${walker.heading}” has no ${what}.`)

  const walker: Walker = {
    get heading() {
      return written(elements(html, 'title')[0]?.inner ?? '').split(' – ')[0]!
    },
    get text() {
      return written(html)
    },
    byId: id => {
      const inner = new RegExp(`<(\\w+) id="${id}"[^>]*>([\\s\\S]*?)</\\1>`).exec(html)?.[2]
      return inner === undefined ? undefined : written(inner)
    },
    cell: (name, column) => {
      const row = elements(html, 'tr').find(({ inner }) => written(inner).includes(name))
      const cells = elements(row?.inner ?? '', 'td').map(({ inner }) => written(inner))
      return cells.find(text => text.startsWith(`${column} `))?.slice(column.length + 1)
    },
    open: path => ask(new URL(path, address)),
    reload: () => ask(address),
    follow: async label => {
      const link = elements(html, 'a').find(({ inner }) => written(inner).startsWith(label))
      if (link === undefined) throw missing(`link “${label}”`)
      await ask(new URL(link.attributes.href ?? '', address))
    },
    press: async (button, fields = {}) => {
      const form = elements(html, 'form').find(({ inner }) =>
        elements(inner, 'button').some(it => written(it.inner) === button),
      )
      if (form === undefined) throw missing(`button “${button}”`)
      const body = new URLSearchParams(hiddenFields(form.inner))
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      const action = new URL(form.attributes.action ?? '', address)
      if (form.attributes.method !== 'post') return ask(new URL(`?${body}`, action))
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      await ask(action, { method: 'POST', body: body.toString(), headers })
    },
  }
  return walker
}
