import type { App } from '../http/connection.ts'
import type { KnownOutages } from '../ksef/http/around-the-api.ts'
import type { Services } from '../ksef/http/services.ts'
import { part } from '../runtime/parts.ts'

const messages = part(() => import('./messages.ts'))

/** Under `/latarnia`; at the root, too, for the C# client asks for absolute paths. No login, no limit. */
export const routeLatarnia = (app: App, { runtime }: Services, known: KnownOutages): void => {
  const headers = { 'Access-Control-Allow-Origin': '*' }
  for (const base of ['', '/latarnia']) {
    app.get(`${base}/status`, async c =>
      c.json((await messages()).statusAt(known.current, runtime.now()), 200, headers),
    )
    app.get(`${base}/messages`, async c =>
      c.json((await messages()).messagesAt(known.current, runtime.now()), 200, headers),
    )
  }
}
