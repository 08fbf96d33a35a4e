import type { Steered } from '../control/handler.ts'
import type { DemoSettings } from '../demo/routes.ts'
import { type ClientIpOptions, clientIpReader } from '../http/client-ip.ts'
import type { Answer, Answering, App } from '../http/connection.ts'
import { createApi } from '../ksef/http/api.ts'
import type { Hosting } from '../pages/routes.ts'
import { lazily } from '../runtime/lazily.ts'
import { part } from '../runtime/parts.ts'

/** With Hono, and the routes of all pages: nothing that KSeF's operations need. */
const beside = part(() => import('./beside-the-api.ts'))

/** What a world answers with. */
export interface WorldApp {
  readonly answer: Answering
  /** The answer to whoever met a defect around it. */
  refuseThrown(request: Request, thrown: unknown): Answer
}

/**
 * KSeF's operations, and beside them what the real system lacks.
 * @param self the world's own door: portal and demo are clients like any other
 */
export const createApp = (
  steered: Steered,
  demo: DemoSettings,
  options: ClientIpOptions & Pick<Hosting, 'seeded'>,
  self: Answering,
): WorldApp => {
  const { services } = steered
  const clientIpOf = clientIpReader(options)
  const api = createApi(services, clientIpOf)
  let others: App | undefined
  const open = lazily(async () => {
    const { besideTheApi } = await beside()
    others = besideTheApi(steered, demo, options.seeded, self, api, clientIpOf)
  })
  const answerBeside: Answering = (request, connection) =>
    others === undefined ? open().then(() => others!.fetch(request, connection)) : others.fetch(request, connection)
  // The operations have a table of their own: a route of Hono's before it would be a detour, a fifth of our part.
  const answering: Answering = (request, connection) =>
    api.answer(request, connection) ?? answerBeside(request, connection)
  return { answer: answering, refuseThrown: api.refuseThrown }
}
