import type { App } from '../http/app.ts'
import type { Services } from '../http/services.ts'

/** What the real system lacks. */
export const routeControl = (app: App, { explanations, profile, runtime }: Services): void => {
  app.get('/control/health', c =>
    c.json({ status: 'ok', simulator: true, profile, now: new Date(runtime.now()).toISOString() }),
  )
  app.get('/control/explanations/:id', c => {
    const explanation = explanations.get(c.req.param('id'))
    return explanation === undefined
      ? c.json({ error: 'No such explanation: the newest thousand are kept.' }, 404)
      : c.json(explanation)
  })
}
