import type { App } from '../http/connection.ts'
import { securityHeaders } from '../http/security-headers.ts'
import type { KnownOutages } from '../ksef/http/around-the-api.ts'
import { part } from '../runtime/parts.ts'
import type { Steered } from './handler.ts'

const calls = part(() => import('./answer.ts'))
const certificates = part(() => import('./certificates.ts'))
const outages = part(() => import('./outages.ts'))
const document = part(() => import('../../contracts/control/openapi.ts'))
const inspector = part(() => import('./inspector/inspector.ts'))
const page = part(() => import('./docs.ts'))

/** What the real system lacks. */
export const routeControl = (app: App, steered: Steered, known: KnownOutages): void => {
  const { services } = steered
  app.get('/control', async c => (await inspector()).answerInspector(c.req.raw, steered))
  app.all('/control/inspector/*', async c => (await inspector()).answerInspector(c.req.raw, steered))
  app.get('/control/openapi.json', async c => c.json((await document()).controlOpenApi()))
  app.get('/control/docs', async c => c.html((await page()).controlPage(), 200, securityHeaders))
  app.post('/control/certificates', async c => (await certificates()).issueControlled(c, services))
  app.put('/control/certificates/:serialNumber', async c => (await certificates()).changeControlled(c, services))
  app.get('/control/outages', async c => (await outages()).listOutages(c, known))
  app.post('/control/outages', async c => (await outages()).addOutage(c, services, known))
  app.put('/control/outages/:eventId', async c => (await outages()).endOutage(c, services, known))
  app.delete('/control/outages', async c => (await outages()).forgetOutages(c, services, known))
  app.all('/control/*', async c => (await calls()).answerControl(c.req.raw, steered))
}
