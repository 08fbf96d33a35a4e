import type { Context } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { accessDenied, methodNotAllowed } from '../../contracts/latarnia/texts.ts'
import type { App } from '../http/connection.ts'
import type { KnownOutages } from '../ksef/http/around-the-api.ts'
import { respond } from '../ksef/http/respond.ts'
import type { Services } from '../ksef/http/services.ts'
import { part } from '../runtime/parts.ts'
import { why } from './explanations.ts'

const messages = part(() => import('./messages.ts'))

const open = { 'Access-Control-Allow-Origin': '*' }
const retainedHeaders = [...RETAINED_304_HEADERS, 'last-modified', 'access-control-allow-origin']
const operations = ['/status', '/messages'] as const

/**
 * Under `/latarnia`; at the root, too, for the C# client asks for absolute paths. No login, no limit. It answers as files
 * of a bucket do: with the instant of the last change, a tag, and 304 to whoever has it already (latarnia.md, 1).
 */
export const routeLatarnia = (app: App, services: Services, known: KnownOutages): void => {
  const tagged = etag({ retainedHeaders })
  const show = async (c: Context, operation: (typeof operations)[number]): Promise<Response> => {
    const { statusAt, messagesAt, changedAt } = await messages()
    const now = services.runtime.now()
    const changed = changedAt(known.current, now)
    const headers = { ...open, ...(changed !== undefined && { 'Last-Modified': new Date(changed).toUTCString() }) }
    return c.json((operation === '/status' ? statusAt : messagesAt)(known.current, now), 200, headers)
  }
  /** What is asked for is not there, or not so. */
  const refuse = ({ req: { raw: request } }: Context, status: 403 | 405) =>
    respond(
      {
        request,
        now: services.runtime.now(),
        explanations: [why(status === 403 ? 'noOperation' : 'onlyRead')],
        warnings: [],
      },
      status === 403
        ? { status, headers: { ...open, 'Content-Type': 'application/xml' }, body: accessDenied }
        : {
            status,
            headers: { ...open, 'Content-Type': 'application/xml', Allow: 'GET, HEAD' },
            body: methodNotAllowed,
          },
      services,
    )
  for (const base of ['', '/latarnia'])
    for (const operation of operations) {
      app.get(`${base}${operation}`, tagged, c => show(c, operation))
      app.options(`${base}${operation}`, c =>
        c.body(null, 204, { ...open, 'Access-Control-Allow-Methods': 'GET, HEAD' }),
      )
      app.all(`${base}${operation}`, c => refuse(c, 405))
    }
  app.all('/latarnia', c => refuse(c, 403))
  app.all('/latarnia/*', c => refuse(c, 403))
}
