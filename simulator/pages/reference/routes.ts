import type { Context } from 'hono'
import type { App } from '../../http/connection.ts'
import { securityHeaders } from '../../http/security-headers.ts'
import { part } from '../../runtime/parts.ts'
import { anyNip } from '../any-nip.ts'
import type { Hosting } from '../routes.ts'
import { shown, shownFile } from '../shown.ts'
import { documentAt, documents } from './documents.ts'

const reader = part(() => import('../reader.ts'))
const page = part(() => import('./page.ts'))
const operations = part(() => import('./operations-page.ts'))
const postman = part(() => import('./postman/collection.ts'))
const assets = part(() => import('./assets.ts'))
const packed = part(() => import('./packed.ts'))

/** The contracts: to try, to read, and as documents with the address of this world; made when first asked for. */
export const routeDocs = (app: App, { publicUrl, prefix, contract, seeded, account }: Hosting): void => {
  const nip = seeded?.nip ?? anyNip
  const origin = ({ req }: Context): string => (publicUrl ?? new URL(req.url).origin) + prefix

  app.get('/docs', async c => {
    const { tongueOf } = await reader()
    const { searchParams } = new URL(c.req.url)
    return shown((await page()).referencePage(tongueOf(c.req.raw), { prefix, nip, account }, searchParams))
  })
  app.get('/docs/v2', async c => c.html((await operations()).operationsPage(contract), 200, securityHeaders))
  for (const document of documents)
    app.get(document.path, async c => c.json(await documentAt(document, contract, origin(c)), 200, securityHeaders))

  app.get('/docs/postman.json', async c => {
    const { postmanCollection } = await postman()
    const contracts = await Promise.all(documents.map(async it => ({ ...it, document: await it.make(contract) })))
    return c.json(postmanCollection(contracts, { origin: origin(c), nip, account }), 200, securityHeaders)
  })

  app.get('/docs/assets/reference.css', async () => shownFile('text/css; charset=utf-8', (await assets()).style))
  app.get('/docs/assets/reference.js', async () => shownFile('text/javascript; charset=utf-8', (await assets()).script))
  app.get('/docs/assets/swagger-ui.css', async c =>
    (await packed()).shownPacked('text/css; charset=utf-8', (await assets()).swaggerStyle, c.req.raw),
  )
  app.get('/docs/assets/swagger-ui.js', async c =>
    (await packed()).shownPacked('text/javascript; charset=utf-8', (await assets()).swaggerScript, c.req.raw),
  )
}
