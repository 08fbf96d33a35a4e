import type { App } from '../http/connection.ts'

/** The contract as documents, made when first asked for. */
export const routeDocs = (app: App): void => {
  app.get('/', c => c.redirect('/docs/v2'))
  app.get('/docs/v2/openapi.json', async c => {
    const { openApi } = await import('../../contracts/openapi.ts')
    return c.json(openApi())
  })
  app.get('/docs/v2', async c => {
    const { referencePage } = await import('./reference-page.ts')
    return c.html(referencePage())
  })
}
