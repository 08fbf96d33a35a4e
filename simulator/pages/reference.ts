import type { Contract } from '../../contracts/ksef/contract.ts'
import type { App } from '../http/connection.ts'
import { securityHeaders } from '../http/security-headers.ts'
import { part } from '../runtime/parts.ts'

const document = part(() => import('../../contracts/ksef/openapi.ts'))
const page = part(() => import('./reference-page.ts'))

/** The contract as documents, made when first asked for. */
export const routeDocs = (app: App, { contract }: { readonly contract: Contract }): void => {
  app.get('/docs/v2/openapi.json', async c => {
    const { openApi } = await document()
    return c.json(openApi(contract))
  })
  app.get('/docs/v2', async c => {
    const { referencePage } = await page()
    return c.html(referencePage(contract), 200, securityHeaders)
  })
}
