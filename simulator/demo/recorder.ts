import { inEach, type Told, verbatim } from '../../contracts/told.ts'
import type { Fetch } from '../acube/traffic.ts'
import { maskText } from '../http/masking.ts'
import { createExchangeLog, type Exchange } from '../portal/exchanges.ts'
import type { Message, Party, Tell } from './message.ts'

/** A cookie is a person's session. */
const secretHeaders = new Set(['cookie'])

/** Of a page its title is told, of a form its fields. */
const bodyOf = (body: string): Told => {
  const title = /<title>([^<]*)<\/title>/.exec(body)?.[1]
  if (title === undefined) return verbatim(body)
  return { en: `(the page “${title}”)`, pl: `(strona po angielsku: „${title}”)` }
}
const formOf = (body: string): string =>
  [...new URLSearchParams(body)].map(([name, value]) => (name === 'csrf' ? '' : `${name}: ${value}\n`)).join('')

const textOf = (start: string, headers: string, body: string): string =>
  `${start}\n${headers}${body === '' ? '' : `\n${body}`}`

const messageOf = (from: Party, to: Party, exchange: Exchange): Message => {
  const { method, path, status, requestHeaders, requestBody, responseBody, explanation } = exchange
  const headers = requestHeaders.filter(([name]) => !secretHeaders.has(name))
  const isForm = headers.some(([name, value]) => name === 'content-type' && value.includes('form-urlencoded'))
  const code = /"status": \{\s*"code": (\d+)/.exec(responseBody)?.[1]
  const shown = bodyOf(responseBody)
  const sent = headers.map(([name, value]) => `${name}: ${value}\n`).join('')
  return {
    from,
    to,
    method,
    path,
    status,
    ...(code !== undefined && { code: Number(code) }),
    request: textOf(`${method} ${path}`, sent, isForm ? formOf(requestBody) : requestBody),
    response: inEach(tongue => textOf(String(status), '', shown[tongue])),
    ...(explanation !== undefined && { why: explanation }),
  }
}

/** Tells every call that goes through it, masked as the portal masks what is under its hood. */
export const recorded =
  (from: Party, to: Party, fetch: Fetch, tell: Tell): Fetch =>
  async request => {
    const { pathname, search } = new URL(request.url)
    const answered = tell({ from, to, method: request.method, path: maskText(pathname + search) })
    const log = createExchangeLog(fetch)
    const response = await log.fetch(request)
    for (const exchange of log.all()) answered(messageOf(from, to, exchange))
    return response
  }
