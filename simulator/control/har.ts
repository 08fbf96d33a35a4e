import about from '../../package.json' with { type: 'json' }
import type { Entry } from '../world/journal.ts'
import { wholeExchange } from './shown-exchange.ts'

/** Exchanges as an HTTP archive (HAR 1.2). */

const pairs = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }))

const contentOf = (text: string | undefined, headers: Readonly<Record<string, string>>) => ({
  size: text?.length ?? 0,
  mimeType: headers['content-type'] ?? '',
  text,
})

const entryOf = (entry: Entry, url: string) => {
  const { at, ms, method, status, request, response, operation } = wholeExchange(entry)
  return {
    startedDateTime: at,
    time: ms,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: pairs(Object.fromEntries(new URL(url).searchParams)),
      headersSize: -1,
      bodySize: -1,
      ...(request.body !== undefined && {
        postData: { mimeType: request.headers['content-type'] ?? '', text: request.body },
      }),
    },
    response: {
      status: status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response.headers),
      content: contentOf(response.body, response.headers),
      redirectURL: response.headers.location ?? '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    comment: operation,
  }
}

/** @param urlOf as it was asked for from outside its world */
export const harOf = (entries: readonly Entry[], urlOf: (entry: Entry) => string) => ({
  log: {
    version: '1.2',
    creator: { name: about.name, version: about.version },
    entries: entries.map(entry => entryOf(entry, urlOf(entry))),
  },
})
