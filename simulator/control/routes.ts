import type { AcubeDoor } from '../acube/routes.ts'
import { acceptedTongue } from '../http/accepted-tongue.ts'
import type { App } from '../http/connection.ts'
import { shownIn } from '../http/explanations.ts'
import type { Services } from '../ksef/http/services.ts'
import { part } from '../parts.ts'

const acubeControl = part(() => import('./acube.ts'))
const certificates = part(() => import('./certificates.ts'))

/** What the real system lacks. */
export const routeControl = (app: App, services: Services, acube: AcubeDoor): void => {
  const { explanations, profile, runtime } = services
  app.get('/control/health', c =>
    c.json({ status: 'ok', simulator: true, profile, now: new Date(runtime.now()).toISOString() }),
  )
  app.get('/control/explanations/:id', async c => {
    const explanation = await explanations.get(c.req.param('id'))
    if (explanation === undefined) return c.json({ error: 'No such explanation: the newest thousand are kept.' }, 404)
    const tongue = acceptedTongue(c.req.header('accept-language'))
    return c.json(shownIn(tongue, explanation), 200, { 'Content-Language': tongue, Vary: 'Accept-Language' })
  })
  app.post('/control/acube/work', async c => (await acubeControl()).workControlled(c, acube))
  app.get('/control/acube/deliveries', async c => c.json(await (await acube.open()).deliveries()))
  app.post('/control/certificates', async c => (await certificates()).issueControlled(c, services))
  app.put('/control/certificates/:serialNumber', async c => (await certificates()).changeControlled(c, services))
}
