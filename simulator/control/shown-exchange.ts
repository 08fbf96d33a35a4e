import { showInstant } from '../../contracts/control/formats.ts'
import type { Body } from '../http/access-log.ts'
import { maskForSending, maskText } from '../http/masking.ts'
import { pairsOf } from '../http/raw-headers.ts'
import { contextInBearer } from '../ksef/http/context-in-bearer.ts'
import { operationOf } from '../ksef/http/operation-of.ts'
import type { Entry } from '../world/journal.ts'

const MOST_REFERENCES = 50

const bodyOf = (body: Body): string | undefined => {
  if (body == null || body.length === 0) return undefined
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return `(${body.length} bytes)`
  return maskForSending(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'))
}

/** What is secret whatever it looks like. */
const secretHeaders: readonly string[] = ['authorization', 'cookie', 'set-cookie', 'proxy-authorization']
const headersOf = (headers: HeadersInit | undefined): Record<string, string> =>
  Object.fromEntries(
    [...new Headers(headers)].map(([name, value]) => {
      const masked = maskText(value)
      return [name, secretHeaders.includes(name) && masked === value ? '••••••••' : masked]
    }),
  )

/** The signature of a link opens it. */
const urlOf = (url: string): string => maskText(url).replace(/([?&]sig=)[^&#]+/g, '$1••••••••')

const references = /\b(?:\d{8}-[A-Z]{2}-[\dA-F]{10}-[\dA-F]{10}-[\dA-F]{2}|\d{10}-\d{8}-[\dA-F]{12}-[\dA-F]{2})\b/g

export const sentHeadersOf = ({ sentHeaders }: Entry): Headers => new Headers(pairsOf(sentHeaders))

export const contextOf = (entry: Entry): string | undefined =>
  contextInBearer({ headers: sentHeadersOf(entry) }) ?? entry.note.context

/** What is read of it: its address and its bodies. */
export const textsOf = (entry: Entry): readonly [url: string, sent: string, answered: string] => {
  const { sent, answered } = entry.note
  return [urlOf(entry.url), bodyOf(sent) ?? '', bodyOf(answered?.body) ?? '']
}

const toldOf = (entry: Entry) => {
  const { world, serial, at, ms, method, note } = entry
  const texts = textsOf(entry)
  const found = texts.flatMap(text => text.match(references) ?? [])
  return {
    id: `x${serial}`,
    world,
    at: showInstant(at),
    ms: Math.round(ms * 100) / 100,
    operation: operationOf(entry) ?? '',
    method,
    path: texts[0].replace(/^\w+:\/\/[^/?#]*/, ''),
    status: note.lost ? null : (note.answered?.status ?? null),
    context: contextOf(entry),
    references: [...new Set(found)].slice(0, MOST_REFERENCES),
    explanation: new Headers(note.answered?.headers).get('X-Simulator-Explanation') ?? undefined,
    why: note.why,
    fault: note.fault,
  }
}

/** Masking costs, and each that listens asks for the same. */
const told = new WeakMap<Entry, ReturnType<typeof toldOf>>()

/** An exchange in a line. */
export const shownExchange = (entry: Entry): ReturnType<typeof toldOf> => {
  const shown = told.get(entry) ?? toldOf(entry)
  told.set(entry, shown)
  return shown
}

/** With headers and bodies, without secrets. */
export const wholeExchange = (entry: Entry) => ({
  ...shownExchange(entry),
  request: { headers: headersOf(sentHeadersOf(entry)), body: bodyOf(entry.note.sent) },
  response: { headers: headersOf(entry.note.answered?.headers), body: bodyOf(entry.note.answered?.body) },
})

export type WholeExchange = ReturnType<typeof wholeExchange>

/** As it was called, without secrets. */
export const urlShown = (entry: Entry): string => urlOf(entry.url)
