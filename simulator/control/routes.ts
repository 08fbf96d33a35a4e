import type { App } from '../http/connection.ts'
import { securityHeaders } from '../http/security-headers.ts'
import { part } from '../runtime/parts.ts'
import type { Steered } from './handler.ts'

const calls = part(() => import('./answer.ts'))
const inspector = part(() => import('./inspector/inspector.ts'))
const page = part(() => import('./docs.ts'))
const seedSchema = part(() => import('../seed/file/json-schema.ts'))

/** What the real system lacks. */
export const routeControl = (app: App, steered: Steered): void => {
  app.get('/control', async c => (await inspector()).answerInspector(c.req.raw, steered))
  app.all('/control/inspector/*', async c => (await inspector()).answerInspector(c.req.raw, steered))
  app.get('/control/docs', async c => c.html((await page()).controlPage(), 200, securityHeaders))
  app.get('/control/seed.schema.json', async c => c.json((await seedSchema()).seedJsonSchema()))
  app.all('/control/*', async c => (await calls()).answerControl(c.req.raw, steered))
}
