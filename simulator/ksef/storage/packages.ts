import type { App } from '../../http/connection.ts'
import { respond } from '../http/respond.ts'
import type { Services } from '../http/services.ts'
import { takePart } from './part-uploads.ts'
import { visitOf } from './visit.ts'

/** session-batch-part-upload-201 */
const stored = { status: 201, headers: { 'Content-Length': '0' }, body: null }

/** Links of packages: parts of batches come in. */
export const routePackages = (app: App, services: Services): void => {
  app.on(['GET', 'PUT'], '/storage/:shard/:session/batch-parts/:part', async c => {
    const visit = visitOf(c.req.raw, c.req.method === 'PUT' ? 'w' : 'r', services)
    if ('refused' in visit) return visit.refused
    const { session, part } = c.req.param()
    const { now } = visit.exchange
    const refused = await takePart(session.toUpperCase(), Number(part), c.req.raw, now, services)
    return refused === undefined
      ? respond(visit.exchange, stored, services)
      : visit.refuse(refused.refusal, refused.explanation)
  })
}
